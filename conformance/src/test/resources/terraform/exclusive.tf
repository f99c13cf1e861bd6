# Who has exactly these policies and no others, whoever adds one.

locals {
  some_work = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sns:Publish", Resource = "*" }]
  })
  later = local.research ? 0 : 1
}

resource "aws_iam_user" "exact" {
  name = "exact"
}

resource "aws_iam_user_policy" "exact" {
  name   = "work"
  user   = aws_iam_user.exact.name
  policy = local.some_work
}

resource "aws_iam_user_policy" "later" {
  count  = local.later
  name   = "later"
  user   = aws_iam_user.exact.name
  policy = local.some_work
}

resource "aws_iam_user_policies_exclusive" "exact" {
  user_name    = aws_iam_user.exact.name
  policy_names = concat([aws_iam_user_policy.exact.name], aws_iam_user_policy.later[*].name)
}

resource "aws_iam_user_policy_attachment" "exact" {
  user       = aws_iam_user.exact.name
  policy_arn = aws_iam_policy.reading.arn
}

resource "aws_iam_user_policy_attachment" "later" {
  count      = local.later
  user       = aws_iam_user.exact.name
  policy_arn = aws_iam_policy.ceiling.arn
}

resource "aws_iam_user_policy_attachments_exclusive" "exact" {
  user_name   = aws_iam_user.exact.name
  policy_arns = concat([aws_iam_user_policy_attachment.exact.policy_arn], aws_iam_user_policy_attachment.later[*].policy_arn)
}

resource "aws_iam_group" "exact" {
  name = "exact"
}

resource "aws_iam_group_policy" "exact" {
  name   = "work"
  group  = aws_iam_group.exact.name
  policy = local.some_work
}

resource "aws_iam_group_policy" "later" {
  count  = local.later
  name   = "later"
  group  = aws_iam_group.exact.name
  policy = local.some_work
}

resource "aws_iam_group_policies_exclusive" "exact" {
  group_name   = aws_iam_group.exact.name
  policy_names = concat([aws_iam_group_policy.exact.name], aws_iam_group_policy.later[*].name)
}

resource "aws_iam_group_policy_attachment" "exact" {
  group      = aws_iam_group.exact.name
  policy_arn = aws_iam_policy.reading.arn
}

resource "aws_iam_group_policy_attachment" "later" {
  count      = local.later
  group      = aws_iam_group.exact.name
  policy_arn = aws_iam_policy.ceiling.arn
}

resource "aws_iam_group_policy_attachments_exclusive" "exact" {
  group_name  = aws_iam_group.exact.name
  policy_arns = concat([aws_iam_group_policy_attachment.exact.policy_arn], aws_iam_group_policy_attachment.later[*].policy_arn)
}

resource "aws_iam_role" "exact" {
  name               = "exact"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "exact" {
  name   = "work"
  role   = aws_iam_role.exact.name
  policy = local.some_work
}

resource "aws_iam_role_policy" "later" {
  count  = local.later
  name   = "later"
  role   = aws_iam_role.exact.name
  policy = local.some_work
}

resource "aws_iam_role_policies_exclusive" "exact" {
  role_name    = aws_iam_role.exact.name
  policy_names = concat([aws_iam_role_policy.exact.name], aws_iam_role_policy.later[*].name)
}

resource "aws_iam_role_policy_attachment" "exact" {
  role       = aws_iam_role.exact.name
  policy_arn = aws_iam_policy.reading.arn
}

resource "aws_iam_role_policy_attachment" "later" {
  count      = local.later
  role       = aws_iam_role.exact.name
  policy_arn = aws_iam_policy.ceiling.arn
}

resource "aws_iam_role_policy_attachments_exclusive" "exact" {
  role_name   = aws_iam_role.exact.name
  policy_arns = concat([aws_iam_role_policy_attachment.exact.policy_arn], aws_iam_role_policy_attachment.later[*].policy_arn)
}
