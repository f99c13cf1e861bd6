"""boto3's paginators reach every page, and its waiters see at once what was made."""
import boto3

TRUST = (
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",'
    '"Principal":{"Service":"ec2.amazonaws.com"}}}'
)
READING = (
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}'
)

iam = boto3.client("iam")
for number in range(7):
    iam.create_user(UserName=f"user-{number}")
iam.create_role(RoleName="worker", AssumeRolePolicyDocument=TRUST)
policy = iam.create_policy(PolicyName="reading", PolicyDocument=READING)["Policy"]
iam.create_instance_profile(InstanceProfileName="machines")
iam.add_role_to_instance_profile(InstanceProfileName="machines", RoleName="worker")

iam.get_waiter("user_exists").wait(UserName="user-0")
iam.get_waiter("role_exists").wait(RoleName="worker")
iam.get_waiter("policy_exists").wait(PolicyArn=policy["Arn"])
iam.get_waiter("instance_profile_exists").wait(InstanceProfileName="machines")

pages = iam.get_paginator("list_users").paginate(PaginationConfig={"PageSize": 3})
names = [user["UserName"] for page in pages for user in page["Users"]]
assert names == ["admin"] + [f"user-{number}" for number in range(7)], names

pages = iam.get_paginator("get_account_authorization_details").paginate(
    PaginationConfig={"PageSize": 2}
)
users = [user["UserName"] for page in pages for user in page["UserDetailList"]]
assert users == names, users

role = iam.get_role(RoleName="worker")["Role"]
assert role["AssumeRolePolicyDocument"]["Statement"]["Action"] == "sts:AssumeRole", role
