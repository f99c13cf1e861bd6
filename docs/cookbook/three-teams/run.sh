#!/bin/sh
# Three groups, three policies, nine decisions.
set -eu
. "$(dirname "$0")/../expect.sh"

team() { # team NAME MEMBER STATEMENT
  aws iam create-group --group-name "$1" >/dev/null
  aws iam put-group-policy --group-name "$1" --policy-name work \
    --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":$3}"
  aws iam create-user --user-name "$2" >/dev/null
  aws iam add-user-to-group --group-name "$1" --user-name "$2"
}
team sales sam '{"Effect":"Allow","Action":["billing:Get*","billing:List*","ce:Get*"],"Resource":"*"}'
team developers dora '{"Effect":"Allow","Action":"ec2:*","Resource":"*"}'
team marketing mike '{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::campaign-*/*"}'

bills="billing:GetBillingData"
instances="ec2:RunInstances"
bucket="s3:GetObject arn:aws:s3:::campaign-spring/logo.png"
expect allowed "sales see bills" may sam $bills
expect denied "sales run instances" may sam $instances
expect denied "sales read the campaign bucket" may sam $bucket
expect denied "developers see bills" may dora $bills
expect allowed "developers run instances" may dora $instances
expect denied "developers read the campaign bucket" may dora $bucket
expect denied "marketing sees bills" may mike $bills
expect denied "marketing runs instances" may mike $instances
expect allowed "marketing reads the campaign bucket" may mike $bucket
