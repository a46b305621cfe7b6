namespace Lambda.Runtime.RuntimeApi;

/// <summary>The names of the headers that the Runtime API sends, in lower case. They are compared without regard to case.</summary>
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
