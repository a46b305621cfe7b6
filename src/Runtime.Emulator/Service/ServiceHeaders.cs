namespace Lambda.Runtime.Emulator.Service;

/// <summary>The header names of Lambda's API.</summary>
internal static class ServiceHeaders
{
    public const string InvocationType = "X-Amz-Invocation-Type";
    public const string LogType = "X-Amz-Log-Type";
    public const string ClientContext = "X-Amz-Client-Context";
    public const string TenantId = "X-Amz-Tenant-Id";
    public const string TraceId = "X-Amzn-Trace-Id";
    public const string FunctionError = "X-Amz-Function-Error";
    public const string LogResult = "X-Amz-Log-Result";
    public const string ExecutedVersion = "X-Amz-Executed-Version";
    public const string RequestId = "x-amzn-RequestId";
    public const string ErrorType = "x-amzn-ErrorType";

    /// <summary>Names the operation of an API that uses <see cref="AwsProtocol.Json"/>.</summary>
    public const string Target = "X-Amz-Target";

    /// <summary>Every SDK sends it with the requests of its clients for AWS's APIs.</summary>
    public const string SdkInvocationId = "amz-sdk-invocation-id";

    public const string SmithyProtocol = "smithy-protocol";
    public const string CborProtocol = "rpc-v2-cbor";
}
