resource "aws_iam_policy" "reading" {
  name        = "reading"
  path        = "/data/"
  description = "reads the data"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = local.research ? ["s3:GetObject"] : ["s3:GetObject", "s3:ListBucket"]
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

resource "aws_iam_policy" "auditing" {
  name = "auditing"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "iam:GenerateCredentialReport", Resource = "*" }]
  })
}

# Everybody who has the policy, whatever they are.
resource "aws_iam_policy_attachment" "auditing" {
  name       = "auditing"
  policy_arn = aws_iam_policy.auditing.arn
  users      = local.research ? [aws_iam_user.ada.name] : [aws_iam_user.ada.name, aws_iam_user.grace.name]
  groups     = [aws_iam_group.crew.name]
  roles      = local.research ? [aws_iam_role.worker.name, aws_iam_role.listed.name] : [aws_iam_role.worker.name]
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = local.research ? ["sts:AssumeRole"] : ["sts:AssumeRole", "sts:TagSession"]
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

data "aws_iam_policy" "reading" {
  arn        = aws_iam_policy.reading.arn
  depends_on = [aws_iam_policy.reading]

  lifecycle {
    postcondition {
      condition     = jsondecode(self.policy) == jsondecode(aws_iam_policy.reading.policy) && self.tags == aws_iam_policy.reading.tags
      error_message = "the policy has another document or other tags"
    }
  }
}

data "aws_iam_policy" "administrator" {
  name = "AdministratorAccess"

  lifecycle {
    postcondition {
      condition     = self.arn == "arn:aws:iam::aws:policy/AdministratorAccess"
      error_message = "a policy of AWS is not found by its name"
    }
  }
}

data "aws_iam_principal_policy_simulation" "working" {
  action_names      = ["s3:GetObject", "s3:PutObject"]
  policy_source_arn = aws_iam_role.worker.arn
  resource_arns     = ["arn:aws:s3:::data/report"]
  depends_on        = [aws_iam_role_policy.worker]

  lifecycle {
    postcondition {
      condition     = self.all_allowed && length(self.results) == 2
      error_message = "the role may not do its work"
    }
  }
}

data "aws_iam_principal_policy_simulation" "leaving" {
  action_names      = ["kms:DisableKey"]
  policy_source_arn = aws_iam_user.ada.arn
  additional_policies_json = [jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "kms:*", Resource = "*", Condition = { Bool = { "aws:SecureTransport" = "true" } } }]
  })]
  context {
    key    = "aws:SecureTransport"
    type   = "boolean"
    values = ["false"]
  }

  lifecycle {
    postcondition {
      condition     = !self.all_allowed && one(self.results).decision == "implicitDeny"
      error_message = "the user may disable keys"
    }
  }
}
