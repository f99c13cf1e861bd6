# Identity providers.

resource "aws_iam_openid_connect_provider" "builds" {
  url             = "https://builds.example.com"
  client_id_list  = local.research ? ["sts.amazonaws.com", "old"] : ["sts.amazonaws.com", "new"]
  thumbprint_list = [local.research ? "cf23df2207d99a74fbe169e3eba035e633b65d94" : "9e99a48a9960b14926bb7f3b02e22da2b0ab7280"]
  tags            = { department = var.department }
}

resource "aws_iam_saml_provider" "office" {
  name                   = "office"
  saml_metadata_document = replace(file("${path.module}/saml-metadata.xml"), "/saml\"", "/${var.department}\"")
  tags                   = { department = var.department }
}

data "aws_iam_openid_connect_provider" "builds" {
  arn        = aws_iam_openid_connect_provider.builds.arn
  depends_on = [aws_iam_openid_connect_provider.builds]

  lifecycle {
    postcondition {
      condition     = toset(self.client_id_list) == aws_iam_openid_connect_provider.builds.client_id_list && self.thumbprint_list == aws_iam_openid_connect_provider.builds.thumbprint_list
      error_message = "the provider has other clients or thumbprints"
    }
  }
}

data "aws_iam_openid_connect_provider" "builds_by_url" {
  url        = "https://builds.example.com"
  depends_on = [aws_iam_openid_connect_provider.builds]

  lifecycle {
    postcondition {
      condition     = self.arn == aws_iam_openid_connect_provider.builds.arn
      error_message = "the provider is not found by its URL"
    }
  }
}

data "aws_iam_saml_provider" "office" {
  arn        = aws_iam_saml_provider.office.arn
  depends_on = [aws_iam_saml_provider.office]

  lifecycle {
    postcondition {
      condition     = self.saml_metadata_document == aws_iam_saml_provider.office.saml_metadata_document && self.valid_until == aws_iam_saml_provider.office.valid_until
      error_message = "the provider has other metadata"
    }
  }
}
