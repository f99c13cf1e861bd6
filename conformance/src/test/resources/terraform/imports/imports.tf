# Takes over what another state has made. The ids are those after the change of department.

variable "access_key" {
  type = string
}

variable "ssh_key" {
  type = string
}

variable "signing_certificate" {
  type = string
}

variable "service_credential" {
  type = string
}

locals {
  account = "123456789012"
}

import {
  to = aws_iam_account_alias.alias
  id = "gatehouse-finance"
}

import {
  to = aws_iam_account_password_policy.rules
  id = "iam-account-password-policy"
}

import {
  to = aws_iam_policy.reading
  id = "arn:aws:iam::${local.account}:policy/data/reading"
}

import {
  to = aws_iam_policy.ceiling
  id = "arn:aws:iam::${local.account}:policy/ceiling"
}

import {
  to = aws_iam_policy.auditing
  id = "arn:aws:iam::${local.account}:policy/auditing"
}

import {
  to = aws_iam_user.ada
  id = "ada"
}

import {
  to = aws_iam_user.grace
  id = "grace"
}

import {
  to = aws_iam_user.intern
  id = "intern-of-finance"
}

import {
  to = aws_iam_user_policy.self
  id = "ada:self"
}

import {
  to = aws_iam_user_policy_attachment.ada
  id = "ada/arn:aws:iam::${local.account}:policy/ceiling"
}

import {
  to = aws_iam_user_group_membership.grace
  id = "grace/club/readers-of-finance"
}

import {
  to = aws_iam_group.crew
  id = "crew"
}

import {
  to = aws_iam_group.club
  id = "club"
}

import {
  to = aws_iam_group.readers
  id = "readers-of-finance"
}

import {
  to = aws_iam_group_policy.listing
  id = "crew:listing"
}

import {
  to = aws_iam_group_policy_attachment.crew
  id = "crew/arn:aws:iam::aws:policy/SecurityAudit"
}

import {
  to = aws_iam_group_policy_attachment.readers
  id = "readers-of-finance/arn:aws:iam::aws:policy/ReadOnlyAccess"
}

import {
  to = aws_iam_role.worker
  id = "worker"
}

import {
  to = aws_iam_role.listed
  id = "listed"
}

import {
  to = aws_iam_role_policy.worker
  id = "worker:work"
}

import {
  to = aws_iam_role_policy_attachment.worker
  id = "worker/arn:aws:iam::${local.account}:policy/ceiling"
}

import {
  to = aws_iam_instance_profile.worker
  id = "worker"
}

import {
  to = aws_iam_service_linked_role.batch
  id = "arn:aws:iam::${local.account}:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch"
}

import {
  to = aws_iam_access_key.ada
  id = var.access_key
}

import {
  to = aws_iam_user_login_profile.ada
  id = "ada"
}

import {
  to = aws_iam_virtual_mfa_device.phone
  id = "arn:aws:iam::${local.account}:mfa/phones/phone"
}

import {
  to = aws_iam_user_ssh_key.ada
  id = "ada:${var.ssh_key}:SSH"
}

import {
  to = aws_iam_signing_certificate.ada
  id = "${var.signing_certificate}:ada"
}

import {
  to = aws_iam_service_specific_credential.ada
  id = "codecommit.amazonaws.com:ada:${var.service_credential}"
}

import {
  to = aws_iam_server_certificate.site
  id = "site"
}

import {
  to = aws_iam_openid_connect_provider.builds
  id = "arn:aws:iam::${local.account}:oidc-provider/builds.example.com"
}

import {
  to = aws_iam_saml_provider.office
  id = "arn:aws:iam::${local.account}:saml-provider/office"
}

import {
  to = aws_iam_user.exact
  id = "exact"
}

import {
  to = aws_iam_user_policy.exact
  id = "exact:work"
}

import {
  to = aws_iam_user_policy.later[0]
  id = "exact:later"
}

import {
  to = aws_iam_user_policies_exclusive.exact
  id = "exact"
}

import {
  to = aws_iam_user_policy_attachment.exact
  id = "exact/arn:aws:iam::${local.account}:policy/data/reading"
}

import {
  to = aws_iam_user_policy_attachment.later[0]
  id = "exact/arn:aws:iam::${local.account}:policy/ceiling"
}

import {
  to = aws_iam_user_policy_attachments_exclusive.exact
  id = "exact"
}

import {
  to = aws_iam_group.exact
  id = "exact"
}

import {
  to = aws_iam_group_policy.exact
  id = "exact:work"
}

import {
  to = aws_iam_group_policy.later[0]
  id = "exact:later"
}

import {
  to = aws_iam_group_policies_exclusive.exact
  id = "exact"
}

import {
  to = aws_iam_group_policy_attachment.exact
  id = "exact/arn:aws:iam::${local.account}:policy/data/reading"
}

import {
  to = aws_iam_group_policy_attachment.later[0]
  id = "exact/arn:aws:iam::${local.account}:policy/ceiling"
}

import {
  to = aws_iam_group_policy_attachments_exclusive.exact
  id = "exact"
}

import {
  to = aws_iam_role.exact
  id = "exact"
}

import {
  to = aws_iam_role_policy.exact
  id = "exact:work"
}

import {
  to = aws_iam_role_policy.later[0]
  id = "exact:later"
}

import {
  to = aws_iam_role_policies_exclusive.exact
  id = "exact"
}

import {
  to = aws_iam_role_policy_attachment.exact
  id = "exact/arn:aws:iam::${local.account}:policy/data/reading"
}

import {
  to = aws_iam_role_policy_attachment.later[0]
  id = "exact/arn:aws:iam::${local.account}:policy/ceiling"
}

import {
  to = aws_iam_role_policy_attachments_exclusive.exact
  id = "exact"
}
