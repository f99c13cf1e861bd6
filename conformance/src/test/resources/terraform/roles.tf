resource "aws_iam_role" "worker" {
  name                  = "worker"
  description           = "works for ${var.department}"
  assume_role_policy    = data.aws_iam_policy_document.trust.json
  max_session_duration  = local.research ? 7200 : 3600
  permissions_boundary  = local.research ? null : aws_iam_policy.ceiling.arn
  force_detach_policies = false
  tags                  = { department = var.department }
}

# A role that lists its own policies, as older projects do.
resource "aws_iam_role" "listed" {
  name                = "listed"
  path                = "/workers/"
  assume_role_policy  = data.aws_iam_policy_document.trust.json
  managed_policy_arns = [local.research ? aws_iam_policy.auditing.arn : aws_iam_policy.reading.arn]

  inline_policy {
    name = "own"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{
        Effect   = "Allow"
        Action   = local.research ? "sqs:SendMessage" : "sqs:*"
        Resource = "*"
      }]
    })
  }
}

resource "aws_iam_role_policy" "worker" {
  name = "work"
  role = aws_iam_role.worker.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = local.research ? ["s3:*"] : ["s3:Get*", "s3:Put*"]
      Resource = "*"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "worker" {
  role       = aws_iam_role.worker.name
  policy_arn = local.research ? aws_iam_policy.reading.arn : aws_iam_policy.ceiling.arn
}

resource "aws_iam_instance_profile" "worker" {
  name = "worker"
  role = local.research ? aws_iam_role.worker.name : aws_iam_role.listed.name
  tags = { department = var.department }
}

resource "aws_iam_service_linked_role" "batch" {
  aws_service_name = "batch.amazonaws.com"
  description      = "batches for ${var.department}"
  tags             = { department = var.department }
}

data "aws_iam_role" "worker" {
  name       = aws_iam_role.worker.name
  depends_on = [aws_iam_role.worker]

  lifecycle {
    postcondition {
      condition     = self.unique_id == aws_iam_role.worker.unique_id && jsondecode(self.assume_role_policy) == jsondecode(aws_iam_role.worker.assume_role_policy)
      error_message = "the role is another one or trusts others"
    }
    postcondition {
      condition     = self.tags == aws_iam_role.worker.tags && self.max_session_duration == aws_iam_role.worker.max_session_duration
      error_message = "the role has other tags or other limits"
    }
  }
}

data "aws_iam_roles" "workers" {
  path_prefix = "/workers/"
  name_regex  = "list"
  depends_on  = [aws_iam_role.listed]

  lifecycle {
    postcondition {
      condition     = self.arns == toset([aws_iam_role.listed.arn])
      error_message = "other roles have the path"
    }
  }
}

data "aws_iam_instance_profile" "worker" {
  name       = aws_iam_instance_profile.worker.name
  depends_on = [aws_iam_instance_profile.worker]

  lifecycle {
    postcondition {
      condition     = self.arn == aws_iam_instance_profile.worker.arn && self.role_name == aws_iam_instance_profile.worker.role
      error_message = "the instance profile has another role"
    }
  }
}

data "aws_iam_instance_profiles" "worker" {
  role_name  = aws_iam_instance_profile.worker.role
  depends_on = [aws_iam_instance_profile.worker]

  lifecycle {
    postcondition {
      condition     = self.names == toset([aws_iam_instance_profile.worker.name])
      error_message = "the role is in other instance profiles"
    }
  }
}

data "aws_iam_session_context" "shift" {
  arn        = "arn:aws:sts::${data.aws_caller_identity.me.account_id}:assumed-role/${aws_iam_role.listed.name}/shift"
  depends_on = [aws_iam_role.listed]

  lifecycle {
    postcondition {
      condition     = self.issuer_arn == aws_iam_role.listed.arn && self.issuer_id == aws_iam_role.listed.unique_id && self.session_name == "shift"
      error_message = "the session is of another role"
    }
  }
}
