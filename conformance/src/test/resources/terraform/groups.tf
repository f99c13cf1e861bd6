resource "aws_iam_group" "crew" {
  name = "crew"
  path = local.research ? "/" : "/staff/"
}

resource "aws_iam_group" "club" {
  name = "club"
}

# A new name takes everything along that hangs on the group.
resource "aws_iam_group" "readers" {
  name = "readers-of-${var.department}"
}

resource "aws_iam_group_membership" "crew" {
  name  = "crew"
  group = aws_iam_group.crew.name
  users = local.research ? [aws_iam_user.ada.name] : [aws_iam_user.ada.name, aws_iam_user.grace.name]
}

resource "aws_iam_group_policy" "listing" {
  name  = "listing"
  group = aws_iam_group.crew.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = local.research ? "iam:ListUsers" : "iam:List*"
      Resource = "*"
    }]
  })
}

resource "aws_iam_group_policy_attachment" "crew" {
  group      = aws_iam_group.crew.name
  policy_arn = "arn:aws:iam::aws:policy/${local.research ? "ReadOnlyAccess" : "SecurityAudit"}"
}

resource "aws_iam_group_policy_attachment" "readers" {
  group      = aws_iam_group.readers.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}

data "aws_iam_group" "crew" {
  group_name = aws_iam_group.crew.name
  depends_on = [aws_iam_group.crew, aws_iam_group_membership.crew]

  lifecycle {
    postcondition {
      condition     = toset(self.users[*].user_name) == aws_iam_group_membership.crew.users
      error_message = "the group has other members"
    }
    postcondition {
      condition     = self.arn == aws_iam_group.crew.arn && self.group_id == aws_iam_group.crew.unique_id
      error_message = "the group is another one"
    }
  }
}
