using Lambda.Runtime.Emulator.Gateways;
using Lambda.Runtime.Local.CommandLine;

namespace Lambda.Runtime.Local.Running;

/// <summary>What passes HTTP requests to the function: the options of the command line, or the settings of the project.</summary>
internal sealed record HttpOptions
{
    /// <summary>The service; <see langword="null"/> if it is not set.</summary>
    public GatewayKind? Kind { get; init; }

    public string? Stage { get; init; }

    public IReadOnlyList<string> Routes { get; init; } = [];

    public IReadOnlyList<string> BinaryMediaTypes { get; init; } = [];

    /// <summary>Whether the API has the routes of the function, as <c>LambdaHttpRoutes=each</c> of the project says.</summary>
    public bool HasEachRoute { get; init; }

    /// <summary>Reads the name of a service.</summary>
    /// <exception cref="UsageException">There is no such service.</exception>
    public static GatewayKind ParseKind(string name, string text) =>
        HttpGateway.Find(text) ?? throw new UsageException($"{name} is '{text}'; expected one of: {string.Join(", ", HttpGateway.Names)}.");

    /// <summary>Reads whether the API has the routes of the function.</summary>
    /// <exception cref="UsageException">It is neither of the values.</exception>
    public static bool ParseRoutes(string name, string text) => text switch
    {
        "" or "proxy" => false,
        "each" => true,
        _ => throw new UsageException($"{name} is '{text}'; expected one of: proxy, each."),
    };

    /// <summary>Reads a media type of a REST API.</summary>
    /// <exception cref="UsageException">It is not one.</exception>
    public static string ParseMediaType(string name, string text) => text.Split('/') is [{ Length: > 0 }, { Length: > 0 }]
        ? text
        : throw new UsageException($"{name} is '{text}'; expected a media type, such as image/png, image/* or */*.");

    /// <summary>Combines the options with the settings of the project, which count for the project's service only.</summary>
    /// <exception cref="UsageException">The service does not have what an option sets, or its value is malformed.</exception>
    public (GatewayKind Kind, GatewaySettings Settings, bool HasEachRoute) Combine(HttpOptions project)
    {
        GatewayKind kind = Kind ?? project.Kind ?? GatewayKind.FunctionUrl;
        if (BinaryMediaTypes.Count > 0 && kind != GatewayKind.RestApi)
            throw new UsageException($"--binary-media-type is for --as rest-api; --as {HttpGateway.Names[(int)kind]} decides by the content type.");
        HttpOptions defaults = kind == project.Kind ? project : new HttpOptions();
        IReadOnlyList<string> types = BinaryMediaTypes.Count > 0 ? BinaryMediaTypes : defaults.BinaryMediaTypes;
        var settings = new GatewaySettings { Stage = Stage ?? defaults.Stage, Routes = Routes };
        if (types.Count > 0)
            settings = settings with { BinaryMediaTypes = types };
        if (settings.FindProblemOfStage(kind) is { } stage)
            throw new UsageException($"{(Stage is null ? "LambdaHttpStage" : "--stage")} {stage}.");
        if (defaults.HasEachRoute && HttpGateway.Create(kind, settings) is { Stage: null, Description: var service })
            throw new UsageException($"LambdaHttpRoutes is 'each', and a {service} has no routes.");
        return settings.FindProblemOfRoutes(kind) is { } route
            ? throw new UsageException($"--route {route}.")
            : (kind, settings, defaults.HasEachRoute && Routes.Count == 0);
    }
}
