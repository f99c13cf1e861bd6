resource "aws_iam_access_key" "ada" {
  user   = aws_iam_user.ada.name
  status = local.research ? "Active" : "Inactive"
}

resource "aws_iam_user_login_profile" "ada" {
  user                    = aws_iam_user.ada.name
  password_length         = 24
  password_reset_required = true

  lifecycle {
    ignore_changes       = [password_length, password_reset_required] # an import does not know them
    replace_triggered_by = [aws_iam_account_password_policy.rules]
  }
}

resource "aws_iam_virtual_mfa_device" "phone" {
  virtual_mfa_device_name = "phone"
  path                    = "/phones/"
  tags                    = { department = var.department }
}

resource "aws_iam_user_ssh_key" "ada" {
  username   = aws_iam_user.ada.name
  encoding   = "SSH"
  public_key = file("${path.module}/ada.pub")
  status     = local.research ? "Active" : "Inactive"
}

resource "aws_iam_signing_certificate" "ada" {
  user_name        = aws_iam_user.ada.name
  certificate_body = file("${path.module}/site.pem")
  status           = local.research ? "Active" : "Inactive"
}

resource "aws_iam_service_specific_credential" "ada" {
  user_name    = aws_iam_user.ada.name
  service_name = "codecommit.amazonaws.com"
  status       = local.research ? "Active" : "Inactive"
}

resource "aws_iam_server_certificate" "site" {
  name             = "site"
  path             = local.research ? "/web/" : "/web/old/"
  certificate_body = file("${path.module}/site.pem")
  private_key      = file("${path.module}/site.key")
  tags             = { department = var.department }

  lifecycle {
    ignore_changes = [private_key] # an import does not know it
  }
}

data "aws_iam_access_keys" "ada" {
  user       = aws_iam_user.ada.name
  depends_on = [aws_iam_access_key.ada]

  lifecycle {
    postcondition {
      condition     = one(self.access_keys).access_key_id == aws_iam_access_key.ada.id && one(self.access_keys).status == aws_iam_access_key.ada.status
      error_message = "the user has other keys"
    }
  }
}

data "aws_iam_user_ssh_key" "ada" {
  username          = aws_iam_user.ada.name
  ssh_public_key_id = aws_iam_user_ssh_key.ada.ssh_public_key_id
  encoding          = "PEM"
  depends_on        = [aws_iam_user_ssh_key.ada]

  lifecycle {
    postcondition {
      condition     = startswith(self.public_key, "-----BEGIN PUBLIC KEY-----") && self.status == aws_iam_user_ssh_key.ada.status
      error_message = "the key is not there as PEM"
    }
  }
}

data "aws_iam_server_certificate" "site" {
  name       = aws_iam_server_certificate.site.name
  depends_on = [aws_iam_server_certificate.site]

  lifecycle {
    postcondition {
      condition     = self.path == aws_iam_server_certificate.site.path && self.arn == aws_iam_server_certificate.site.arn
      error_message = "the certificate has another path"
    }
    postcondition {
      condition     = trimspace(self.certificate_body) == trimspace(file("${path.module}/site.pem"))
      error_message = "the certificate is another one"
    }
  }
}
