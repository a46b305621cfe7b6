using Lambda.Runtime.Emulator.Events;
using Lambda.Runtime.Emulator.Functions;
using Lambda.Runtime.Emulator.Gateways;
using Microsoft.AspNetCore.Http;

namespace Lambda.Runtime.Local.Page;

/// <summary>The port at which functions get HTTP requests, as function URLs or through another service.</summary>
/// <param name="Gateway">The service.</param>
/// <param name="Stage">The stage; <see langword="null"/> if the addresses have none.</param>
/// <param name="Address">Scheme, host and port.</param>
/// <param name="Handle">Handles a request as the port does. Its trace identifier becomes the ID of the invocation.</param>
internal sealed record HttpEntry(HttpGateway Gateway, string? Stage, Func<string> Address, RequestDelegate Handle)
{
    /// <summary>The service: <c>REST API</c>.</summary>
    public string Description => Gateway.Description;

    public int Port => new Uri(Address()).Port;

    /// <summary>Whether a request reaches a function: other services than APIs pass on all requests.</summary>
    public bool Reaches(IInvocableFunction function, string method, string path) => Gateway.HasRoute(method, path, function.Configuration.Routes);

    /// <summary>The beginning of the paths of a function, with the stage and without a slash at the end: empty, or <c>/lambda-url/Orders/dev</c>.</summary>
    public string PathOf(FunctionRegistry functions, string name) => PathOf(Stage, functions.FindDefault()?.Configuration.FunctionName == name, name);

    /// <inheritdoc cref="PathOf(FunctionRegistry, string)"/>
    public static string PathOf(string? stage, bool isDefault, string name)
    {
        string function = isDefault ? "" : $"/lambda-url/{Uri.EscapeDataString(name)}";
        return stage is null or HttpPayloadFormat2.DefaultStage ? function : $"{function}/{stage}";
    }
}
