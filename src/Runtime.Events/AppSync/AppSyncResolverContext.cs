using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>What every event has for which a function resolves a field.</summary>
public abstract class AppSyncResolverContext
{
    private protected AppSyncResolverContext()
    {
    }

    /// <summary>The caller. <see langword="null"/> if the API uses an API key.</summary>
    [JsonPropertyOrder(-2)]
    public AppSyncIdentity? Identity { get; init; }

    /// <summary>The HTTP request.</summary>
    public AppSyncRequest? Request { get; init; }

    /// <summary>The result of the previous function of a pipeline resolver. <see langword="null"/> if there is no previous one.</summary>
    public AppSyncPreviousResult? Prev { get; init; }

    /// <summary>The field.</summary>
    public AppSyncInfo? Info { get; init; }

    /// <summary>What resolvers and functions of a pipeline stored for later ones: an object.</summary>
    public RawJson Stash { get; init; }

    /// <summary>The type of the field, only if the resolver is one of AWS Amplify. Others have <see cref="AppSyncInfo.ParentTypeName"/>.</summary>
    public string? TypeName { get; init; }

    /// <summary>The name of the field, only if the resolver is one of AWS Amplify. Others have <see cref="AppSyncInfo.FieldName"/>.</summary>
    public string? FieldName { get; init; }
}

/// <summary>The HTTP request to an API of AWS AppSync.</summary>
public sealed class AppSyncRequest
{
    /// <summary>
    /// The headers, with names in lower case. A header that the client sent once is a string, one that it sent several times an array. <see cref="GetHeader"/> reads both.
    /// </summary>
    public IReadOnlyDictionary<string, RawJson>? Headers { get; init; }

    /// <summary>The custom domain of the API. <see langword="null"/> if the client used that of AWS AppSync.</summary>
    public string? DomainName { get; init; }

    /// <summary>Finds a header, in any case.</summary>
    /// <returns>The value; several are joined by commas. <see langword="null"/> if there is no such header.</returns>
    public string? GetHeader(string name) => AppSyncHeaders.Find(Headers, name);
}

/// <summary>The result of the previous function of a pipeline resolver.</summary>
public sealed class AppSyncPreviousResult
{
    /// <summary>The result.</summary>
    public RawJson Result { get; init; }
}

/// <summary>The field that a function resolves.</summary>
public sealed class AppSyncInfo
{
    /// <summary>The fields that the client selected, as paths such as <c>address/city</c>.</summary>
    public IReadOnlyList<string>? SelectionSetList { get; init; }

    /// <summary>The fields that the client selected, in GraphQL.</summary>
    [JsonPropertyName("selectionSetGraphQL")]
    public string? SelectionSetGraphQl { get; init; }

    /// <summary>The type of the field, such as <c>Query</c>.</summary>
    public string ParentTypeName { get; init; } = "";

    /// <summary>The name of the field.</summary>
    public string FieldName { get; init; } = "";

    /// <summary>The variables of the GraphQL request: an object.</summary>
    public RawJson Variables { get; init; }
}
