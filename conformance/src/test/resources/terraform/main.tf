terraform {
  required_providers {
    aws = {
      source = "hashicorp/aws"
    }
  }
}

variable "endpoint" {
  type = string
}

variable "department" {
  type    = string
  default = "research"
}

provider "aws" {
  region                      = "us-east-1"
  skip_region_validation      = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = false
  skip_credentials_validation = false
  endpoints {
    iam = var.endpoint
    sts = var.endpoint
  }
}

data "aws_caller_identity" "me" {}

resource "aws_iam_account_alias" "alias" {
  account_alias = "gatehouse-tests"
}

resource "aws_iam_policy" "reading" {
  name        = "reading"
  path        = "/data/"
  description = "reads the data"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = var.department == "research" ? ["s3:GetObject"] : ["s3:GetObject", "s3:ListBucket"]
      Resource = "*"
    }]
  })
  tags = { department = var.department }
}

resource "aws_iam_policy" "ceiling" {
  name = "ceiling"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["s3:*", "iam:Get*"], Resource = "*" }]
  })
}

resource "aws_iam_user" "ada" {
  name                 = "ada"
  path                 = "/staff/"
  permissions_boundary = aws_iam_policy.ceiling.arn
  force_destroy        = true
  tags                 = { department = var.department }
}

resource "aws_iam_access_key" "ada" {
  user = aws_iam_user.ada.name
}

resource "aws_iam_user_ssh_key" "ada" {
  username   = aws_iam_user.ada.name
  encoding   = "SSH"
  public_key = file("${path.module}/ada.pub")
  status     = var.department == "research" ? "Active" : "Inactive"
}

resource "aws_iam_signing_certificate" "ada" {
  user_name        = aws_iam_user.ada.name
  certificate_body = file("${path.module}/site.pem")
  status           = var.department == "research" ? "Active" : "Inactive"
}

resource "aws_iam_service_specific_credential" "ada" {
  user_name    = aws_iam_user.ada.name
  service_name = "codecommit.amazonaws.com"
  status       = var.department == "research" ? "Active" : "Inactive"
}

resource "aws_iam_server_certificate" "site" {
  name             = "site"
  path             = "/web/"
  certificate_body = file("${path.module}/site.pem")
  private_key      = file("${path.module}/site.key")
  tags             = { department = var.department }
}

resource "aws_iam_group" "readers" {
  name = "readers-${var.department}"
  path = "/staff/"
}

resource "aws_iam_group_membership" "readers" {
  name  = "readers"
  group = aws_iam_group.readers.name
  users = [aws_iam_user.ada.name]
}

resource "aws_iam_user_policy" "self" {
  name = "self"
  user = aws_iam_user.ada.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:GetUser", Resource = "arn:aws:iam::*:user/$${aws:username}" }]
  })
}

resource "aws_iam_group_policy" "listing" {
  name  = "listing"
  group = aws_iam_group.readers.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:ListUsers", Resource = "*" }]
  })
}

resource "aws_iam_user_policy_attachment" "ada" {
  user       = aws_iam_user.ada.name
  policy_arn = aws_iam_policy.reading.arn
}

resource "aws_iam_group_policy_attachment" "readers" {
  group      = aws_iam_group.readers.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [aws_iam_user.ada.arn]
    }
  }
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "worker" {
  name                 = "worker"
  description          = "works for ${var.department}"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 7200
  permissions_boundary = aws_iam_policy.ceiling.arn
  tags                 = { department = var.department }
}

resource "aws_iam_role_policy" "worker" {
  name = "work"
  role = aws_iam_role.worker.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }]
  })
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = aws_iam_policy.reading.arn
}

resource "aws_iam_instance_profile" "worker" {
  name = "worker"
  role = aws_iam_role.worker.name
  tags = { department = var.department }
}

resource "aws_iam_service_linked_role" "batch" {
  aws_service_name = "batch.amazonaws.com"
  description      = "batches for ${var.department}"
  tags             = { department = var.department }
}

data "aws_iam_user" "ada" {
  user_name = aws_iam_user.ada.name
}

data "aws_iam_role" "worker" {
  name = aws_iam_role.worker.name
}

data "aws_iam_policy" "reading" {
  arn = aws_iam_policy.reading.arn
}

data "aws_iam_policy" "administrator" {
  name = "AdministratorAccess"
}

data "aws_iam_group" "readers" {
  group_name = aws_iam_group.readers.name
  depends_on = [aws_iam_group_membership.readers]
}

data "aws_iam_instance_profile" "worker" {
  name = aws_iam_instance_profile.worker.name
}

data "aws_iam_user_ssh_key" "ada" {
  username          = aws_iam_user.ada.name
  ssh_public_key_id = aws_iam_user_ssh_key.ada.ssh_public_key_id
  encoding          = "PEM"
}

data "aws_iam_server_certificate" "site" {
  name = aws_iam_server_certificate.site.name
}

data "aws_iam_account_alias" "alias" {
  depends_on = [aws_iam_account_alias.alias]
}

output "account" {
  value = data.aws_caller_identity.me.account_id
}

output "group_members" {
  value = data.aws_iam_group.readers.users[*].user_name
}
