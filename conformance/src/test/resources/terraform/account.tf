# What an account has once.

resource "aws_iam_account_alias" "alias" {
  account_alias = "gatehouse-${var.department}"
}

resource "aws_iam_account_password_policy" "rules" {
  minimum_password_length        = local.research ? 14 : 16
  require_lowercase_characters   = true
  require_uppercase_characters   = true
  require_numbers                = true
  require_symbols                = true
  allow_users_to_change_password = true
  max_password_age               = local.research ? 90 : 60
  password_reuse_prevention      = 24
  hard_expiry                    = !local.research
}

resource "aws_iam_security_token_service_preferences" "tokens" {
  global_endpoint_token_version = local.research ? "v2Token" : "v1Token"
}

data "aws_iam_account_alias" "alias" {
  depends_on = [aws_iam_account_alias.alias]

  lifecycle {
    postcondition {
      condition     = self.account_alias == aws_iam_account_alias.alias.account_alias
      error_message = "the account has another alias"
    }
  }
}
