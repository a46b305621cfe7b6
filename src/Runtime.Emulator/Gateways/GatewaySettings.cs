using Lambda.Runtime.Emulator.Events;

namespace Lambda.Runtime.Emulator.Gateways;

/// <summary>The settings of an API.</summary>
internal sealed record GatewaySettings
{
    private const int MaxStageLength = 128;

    /// <summary>The stage; <see langword="null"/> for the default of the API. A function URL and a load balancer have none.</summary>
    public string? Stage { get; init; }

    /// <summary>Whether paths must begin with the stage, as at the domain of the API itself, unlike at a custom domain name.</summary>
    public bool RequiresStage { get; init; }

    /// <summary>The binary media types of a REST API.</summary>
    public IReadOnlyList<string> BinaryMediaTypes { get; init; } = ["*/*"];

    /// <summary>The routes of an API, such as <c>GET /orders/{id}</c>; empty for one that takes all requests.</summary>
    public IReadOnlyList<string> Routes { get; init; } = [];

    /// <summary>Says what is wrong with the stage; <see langword="null"/> if nothing is.</summary>
    public string? FindProblemOfStage(GatewayKind kind)
    {
        var gateway = HttpGateway.Create(kind, new GatewaySettings());
        return Stage is null ? null
            : gateway.Stage is null ? $"is '{Stage}', and a {gateway.Description} has no stages"
            : gateway is HttpApiGateway && Stage == HttpPayloadFormat2.DefaultStage ? null
            : Stage.Length is > 0 and <= MaxStageLength && Stage.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? null
            : $"is '{Stage}'; expected 1 to {MaxStageLength} letters, digits, hyphens and underscores";
    }

    /// <summary>Says what is wrong with the routes; <see langword="null"/> if nothing is.</summary>
    public string? FindProblemOfRoutes(GatewayKind kind)
    {
        var gateway = HttpGateway.Create(kind, new GatewaySettings());
        return Routes.Count > 0 && gateway.Stage is null
            ? $"is '{Routes[0]}', and a {gateway.Description} has no routes"
            : ApiRouteRules.FindProblem(Routes, gateway is RestApiGateway);
    }
}
