using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.Emulator.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>Emulates two extensions of AWS on the port of the Runtime API: AWS Parameters and Secrets Lambda Extension, and AWS AppConfig Agent.</summary>
/// <remarks>The paths of the three do not overlap. The extensions of an instance so start and end with it.</remarks>
/// <param name="settings">Where the values come from.</param>
/// <param name="token">The token that requests for secrets and parameters must have; <see langword="null"/> if the function has none.</param>
/// <param name="isProcessing">Whether an invocation is processed.</param>
internal sealed class ExtensionRouter(ExtensionSettings settings, string? token, Func<bool> isProcessing)
{
    private const string TokenHeader = "X-Aws-Parameters-Secrets-Token";

    /// <summary>Responds to a request for an extension.</summary>
    /// <returns><see langword="null"/> if the request is for something else.</returns>
    public Task? Handle(HttpContext http)
    {
        if (!HttpMethods.IsGet(http.Request.Method))
            return null;
        string target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string path = target.Split('?')[0].TrimEnd('/');
        return path switch
        {
            SecretRequest.Path => RespondAsync(http, target, values => Write(SecretRequest.Respond(http.Request.Query, values, settings)), requiresToken: true),
            ParameterRequest.Path => RespondAsync(http, target, values => Write(ParameterRequest.Respond(http.Request.Query, values, settings)), requiresToken: true),
            _ when AppConfigRequest.TryParse(path, out AppConfigName name) => RespondAsync(http, target, values => WriteConfiguration(http, name, values), requiresToken: false),
            _ => null,
        };
    }

    // Configuration-Version: 1
    private byte[] WriteConfiguration(HttpContext http, AppConfigName name, ExtensionValues values)
    {
        byte[] body = AppConfigRequest.Respond(name, http.Request.Query["flag"], values, settings);
        http.Response.Headers["Configuration-Version"] = AppConfigRequest.VersionOf(name, values, settings);
        return body;
    }

    private static byte[] Write(JsonObject response) => ReflectionJson.SerializeToUtf8Bytes(response);

    private async Task RespondAsync(HttpContext http, string target, Func<ExtensionValues, byte[]> respond, bool requiresToken)
    {
        byte[] body;
        try
        {
            if (requiresToken)
                RequireInvocation(http.Request);
            // On another thread, because a file may be read, and this one serves all connections.
            body = await Task.Run(() => respond(settings.Read?.Invoke() ?? throw ExtensionErrorException.NoValues(settings)));
            http.Response.ContentType = requiresToken ? "application/json" : AppConfigRequest.ContentTypeOf(body);
        }
        catch (ExtensionErrorException error)
        {
            settings.Refused?.Invoke(new RefusedExtensionRequest(http.Request.Method, target, error.Status, error.Type, error.Message));
            body = Encoding.UTF8.GetBytes(error.Body);
            http.Response.StatusCode = error.Status;
            http.Response.ContentType = "text/plain";
            http.Response.Headers["x-amzn-errortype"] = error.Type;
        }

        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    /// <exception cref="ExtensionErrorException">The token is wrong, or no invocation is processed.</exception>
    private void RequireInvocation(HttpRequest request)
    {
        if (token is not null && request.Headers[TokenHeader] != token)
            throw ExtensionErrorException.BadToken();
        if (!isProcessing())
            throw ExtensionErrorException.NotReady();
    }
}
