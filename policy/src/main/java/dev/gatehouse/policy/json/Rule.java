package dev.gatehouse.policy.json;

/// The rules that a policy document can break.
public enum Rule {
    /// The text is JSON, and no object holds a name twice.
    JSON,
    /// Elements and operators are known, their values are of the right kind, and an element and its
    /// `Not` form exclude each other.
    SYNTAX,
    STATEMENT_MISSING,
    VERSION_UNKNOWN,
    /// Managed policies and those of organizations are written in version 2012-10-17.
    VERSION_OLD,
    EFFECT_MISSING,
    EFFECT_UNKNOWN,
    /// `Allow` and `Deny` are spelled in this letter case.
    EFFECT_CASE,
    /// An ARN of fewer than six parts has no empty part, and every ARN has a vendor.
    ARN_INCOMPLETE,
    DATE,
    SID_CHARACTERS,
    SID_REPEATED,
    ACTION_MISSING,
    ACTION_WITHOUT_VENDOR,
    ACTION_WITH_COLONS,
    ACTION_VENDOR,
    /// A role trust policy is about actions of STS only.
    ACTION_NOT_STS,
    RESOURCE_MISSING,
    RESOURCE_PROHIBITED,
    RESOURCE_NOT_ARN,
    RESOURCE_PARTITION,
    RESOURCE_VENDOR,
    IAM_RESOURCE_REGION,
    IAM_RESOURCE_PATH,
    S3_RESOURCE_REGION,
    PRINCIPAL_MISSING,
    PRINCIPAL_EMPTY,
    PRINCIPAL_PROHIBITED,
    PRINCIPAL_NOT_OBJECT,
    PRINCIPAL_TYPE,
    PRINCIPAL_VALUE,
    NOT_PRINCIPAL_WITH_ALLOW,
    NOT_PRINCIPAL_PROHIBITED,
    /// Who trusts a provider that many organizations share says which of them.
    SHARED_PROVIDER_WITHOUT_CONDITION,
    /// What AWS Organizations lets resource control policies say.
    RESOURCE_CONTROL_POLICY
}
