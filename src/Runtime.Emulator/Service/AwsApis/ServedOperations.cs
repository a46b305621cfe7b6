using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.AwsApis;

/// <summary>Refuses requests to Lambda's APIs that a port does not serve.</summary>
internal static class ServedOperations
{
    /// <summary>Lists the operations that the emulator serves, for messages.</summary>
    /// <param name="address">The address of the APIs.</param>
    public static string Describe(string address) =>
        "The emulator serves Lambda's Invoke, InvokeWithResponseStream, GetFunction, GetFunctionConfiguration, ListFunctions "
        + $"and the operations of event source mappings, and Amazon SQS, at {address}.";

    /// <summary>Creates the error for a request to Lambda's API, or to the Runtime API.</summary>
    /// <returns><see langword="null"/> for a path of neither.</returns>
    public static ServiceErrorException? Refuse(HttpRequest request, string address)
    {
        string path = request.Path.Value ?? "";
        string start = $"{request.Method} {request.Path.ToUriComponent()}";
        if (LambdaPaths.IsForCallers(path))
        {
            return ServiceErrorException.NotServed(
                $"{start} is a request to Lambda's API, and this port does not serve it. {DescribeInvoke(request.Method, path)}{Describe(address)}");
        }

        return LambdaPaths.IsForRuntimes(path)
            ? ServiceErrorException.NotServed(
                $"{start} is a request of a runtime. The emulator starts functions itself, each with a Runtime API at the address in AWS_LAMBDA_RUNTIME_API. {Describe(address)}")
            : null;
    }

    /// <summary>Describes Invoke if the request looks like it: curl without an event sends GET, and a path may end with a slash.</summary>
    private static string DescribeInvoke(string method, string path)
    {
        string invoked = path.TrimEnd('/');
        return invoked.EndsWith("/invocations", StringComparison.Ordinal) && (invoked.Length < path.Length || !HttpMethods.IsPost(method))
            ? $"To invoke the function, send its event to this path{(invoked.Length < path.Length ? " without the slash at the end" : "")} with POST, as 'curl -d' does. "
            : "";
    }
}
