namespace Lambda.Runtime.RuntimeApi;

/// <summary>The header names of the Runtime API, lower case: they are compared without case.</summary>
internal static class RuntimeApiHeaders
{
    public static ReadOnlySpan<byte> RequestId => "lambda-runtime-aws-request-id"u8;

    public static ReadOnlySpan<byte> Deadline => "lambda-runtime-deadline-ms"u8;

    public static ReadOnlySpan<byte> FunctionArn => "lambda-runtime-invoked-function-arn"u8;

    public static ReadOnlySpan<byte> TraceId => "lambda-runtime-trace-id"u8;

    public static ReadOnlySpan<byte> TenantId => "lambda-runtime-aws-tenant-id"u8;

    public static ReadOnlySpan<byte> ClientContext => "lambda-runtime-client-context"u8;

    public static ReadOnlySpan<byte> CognitoIdentity => "lambda-runtime-cognito-identity"u8;

    public static ReadOnlySpan<byte> InvocationId => "lambda-runtime-invocation-id"u8;
}
