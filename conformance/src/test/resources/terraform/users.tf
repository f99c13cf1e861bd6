resource "aws_iam_user" "ada" {
  name                 = "ada"
  path                 = local.research ? "/staff/" : "/staff/senior/"
  permissions_boundary = local.research ? aws_iam_policy.ceiling.arn : null
  tags                 = { department = var.department }
}

# The test gives her more than Terraform knows; that goes with her.
resource "aws_iam_user" "grace" {
  name          = "grace"
  force_destroy = true

  lifecycle {
    ignore_changes = [force_destroy] # an import does not know it
  }
}

resource "aws_iam_user" "intern" {
  name = "intern-of-${var.department}"
}

resource "aws_iam_user_policy" "self" {
  name = "self"
  user = aws_iam_user.ada.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = local.research ? "iam:GetUser" : "iam:*AccessKey*"
      Resource = "arn:aws:iam::*:user/$${aws:username}"
    }]
  })
}

resource "aws_iam_user_policy_attachment" "ada" {
  user       = aws_iam_user.ada.name
  policy_arn = local.research ? aws_iam_policy.reading.arn : aws_iam_policy.ceiling.arn
}

resource "aws_iam_user_group_membership" "grace" {
  user   = aws_iam_user.grace.name
  groups = local.research ? [aws_iam_group.club.name] : [aws_iam_group.club.name, aws_iam_group.readers.name]
}

data "aws_iam_user" "ada" {
  user_name  = aws_iam_user.ada.name
  depends_on = [aws_iam_user.ada]

  lifecycle {
    postcondition {
      condition     = self.user_id == aws_iam_user.ada.unique_id && self.arn == aws_iam_user.ada.arn
      error_message = "the user is somebody else"
    }
    postcondition {
      condition     = self.tags == aws_iam_user.ada.tags && self.permissions_boundary == (local.research ? aws_iam_policy.ceiling.arn : "")
      error_message = "the user has other tags or another boundary"
    }
  }
}

data "aws_iam_users" "staff" {
  path_prefix = "/staff/"
  name_regex  = "^a"
  depends_on  = [aws_iam_user.ada]

  lifecycle {
    postcondition {
      condition     = self.arns == toset([aws_iam_user.ada.arn])
      error_message = "other users are of the staff"
    }
  }
}
