using Lambda.Runtime.Emulator.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lambda.Runtime.Emulator.RuntimeApi;

/// <summary>Reads the trailers by which a function reports an error after it has streamed a part of its response.</summary>
internal static class ErrorTrailers
{
    private static readonly string[] Names = [RuntimeApiHeaders.FunctionErrorType, RuntimeApiHeaders.FunctionErrorBody];

    /// <summary>Measures the trailers of a request that was read to its end, including the empty line after them.</summary>
    public static int Measure(HttpRequest request)
    {
        // Name: value CR LF, as every client writes it.
        int Line(string name, string? value) => name.Length + 2 + (value?.Length ?? 0) + 2;
        return GetTrailers(request).Sum(trailer => trailer.Value.Sum(value => Line(trailer.Key, value))) + 2;
    }

    /// <summary>Reads the error from the trailers of a request that was read to its end; <see langword="null"/> without an error.</summary>
    public static InvocationCompletion? Read(HttpRequest request)
    {
        // Lambda-Runtime-Function-Error-Type: Function.Failed
        // Lambda-Runtime-Function-Error-Body: eyJlcnJvclR5cGUiOi4uLn0=
        // https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming
        IHeaderDictionary trailers = GetTrailers(request);
        string[] sent = [.. Names.Where(name => trailers[name].ToString() is not "")];
        if (sent.Length == 0)
            return null;

        // The service passes on only trailers that the head announces. Without the announcement, it takes a failed stream for a complete
        // one, and the error would go unnoticed.
        string[] unannounced = [.. sent.Except(request.GetDeclaredTrailers().OfType<string>(), StringComparer.OrdinalIgnoreCase)];
        string type = FunctionErrorTypes.Classify(trailers[RuntimeApiHeaders.FunctionErrorType]);
        string body = trailers[RuntimeApiHeaders.FunctionErrorBody].ToString();
        if (unannounced.Length > 0)
        {
            return InvocationCompletion.ServiceError(FunctionErrorTypes.TrailerNotAnnounced,
                $"The streamed response ended with an error of type '{trailers[RuntimeApiHeaders.FunctionErrorType]}' in trailers that the "
                + $"service would not see, because the header Trailer does not announce them: {string.Join(", ", unannounced)}.");
        }

        byte[] error = new byte[body.Length];
        if (!Convert.TryFromBase64String(body, error, out int length))
        {
            return InvocationCompletion.ServiceError(
                type, $"The streamed response ended with a trailer {RuntimeApiHeaders.FunctionErrorBody} that is not base64: '{body}'");
        }

        return new InvocationCompletion(error.AsMemory(0, length), IsError: true, type);
    }

    private static IHeaderDictionary GetTrailers(HttpRequest request) =>
        request.HttpContext.Features.Get<IHttpRequestTrailersFeature>() is { Available: true } feature
            ? feature.Trailers
            : new HeaderDictionary();
}
