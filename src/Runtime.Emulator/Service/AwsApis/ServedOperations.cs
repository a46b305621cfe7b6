using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Emulator.Service.AwsApis;

/// <summary>Refuses requests to Lambda's own APIs that a port does not serve.</summary>
internal static class ServedOperations
{
    /// <summary>Lists the operations that the emulator serves, for messages.</summary>
    /// <param name="address">The address of Lambda's API.</param>
    public static string Describe(string address) =>
        $"The emulator serves Lambda's Invoke, InvokeWithResponseStream, GetFunction, GetFunctionConfiguration and ListFunctions at {address}.";

    /// <summary>Creates the error for a request to Lambda's API, or to the Runtime API.</summary>
    /// <returns><see langword="null"/> for a path of neither.</returns>
    public static ServiceErrorException? Refuse(HttpRequest request, string address)
    {
        string path = request.Path.Value ?? "";
        string start = $"{request.Method} {request.Path.ToUriComponent()}";
        if (LambdaPaths.IsForCallers(path))
            return ServiceErrorException.NotServed($"{start} is a request to Lambda's API, and this port does not serve it. {Describe(address)}");

        return LambdaPaths.IsForRuntimes(path)
            ? ServiceErrorException.NotServed(
                $"{start} is a request of a runtime. The emulator starts functions itself, each with a Runtime API at the address in AWS_LAMBDA_RUNTIME_API. {Describe(address)}")
            : null;
    }
}
