using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Functions;

namespace Lambda.Runtime.Emulator.Service.Configurations;

/// <summary>Describes a function as Lambda's API does.</summary>
/// <remarks>
/// https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html. Without <c>Environment</c>, because it has the variables of the terminal,
/// credentials included, and without what only a deployed function has, such as a role.
/// </remarks>
internal static class FunctionDescription
{
    // The states that waiters of the AWS CLI and SDKs wait for, or give up on.
    private const string Active = "Active", Successful = "Successful", Failed = "Failed", FunctionError = "FunctionError";

    // {"FunctionName":"Orders","FunctionArn":"arn:aws:lambda:us-east-1:123456789012:function:Orders","Runtime":"provided.al2023",...,"State":"Active",...}
    /// <param name="function">The function.</param>
    /// <param name="qualifier">The alias that the caller named, if any; the ARN ends with it.</param>
    public static JsonObject Write(IInvocableFunction function, string? qualifier = null)
    {
        FunctionConfiguration configuration = function.Configuration;
        var description = new JsonObject
        {
            ["FunctionName"] = configuration.FunctionName,
            ["FunctionArn"] = qualifier is null ? configuration.Arn : $"{configuration.Arn}:{qualifier}",
            ["Runtime"] = "provided.al2023",
            ["Handler"] = configuration.Handler,
            ["Timeout"] = (int)Math.Ceiling(configuration.Timeout.TotalSeconds),
            ["MemorySize"] = configuration.MemorySizeMB,
            ["Version"] = "$LATEST",
            ["PackageType"] = "Zip",
            ["Architectures"] = new JsonArray(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x86_64"),
            ["State"] = function.Problem is null ? Active : Failed,
            ["LastUpdateStatus"] = function.Problem is null ? Successful : Failed,
        };
        if (function.Problem is { } problem)
        {
            description["StateReason"] = problem;
            description["StateReasonCode"] = FunctionError;
            description["LastUpdateStatusReason"] = problem;
            description["LastUpdateStatusReasonCode"] = FunctionError;
        }

        return description;
    }
}
