using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>A change of a document of Amazon DocumentDB.</summary>
public sealed class DocumentDbChange : DocumentDbChangeInfo
{
    /// <summary>
    /// The document after the change. <see cref="RawJson.IsNull"/> if it was deleted, and for an update unless the event source mapping has the setting <c>UpdateLookup</c>.
    /// </summary>
    public RawJson FullDocument { get; init; }
}

/// <summary>A change of a document of Amazon DocumentDB, which is read into a type.</summary>
/// <typeparam name="TDocument">The type of the document.</typeparam>
public sealed class DocumentDbChange<TDocument> : DocumentDbChangeInfo
{
    /// <summary>
    /// The document after the change. <see langword="null"/> if it was deleted, and for an update unless the event source mapping has the setting <c>UpdateLookup</c>.
    /// </summary>
    public TDocument? FullDocument { get; init; }
}

/// <summary>What every change of a document has.</summary>
/// <remarks>https://docs.aws.amazon.com/documentdb/latest/developerguide/change_streams.html</remarks>
public abstract class DocumentDbChangeInfo
{
    private protected DocumentDbChangeInfo()
    {
    }

    /// <summary>Identifies the change: the token with which a change stream resumes after it.</summary>
    [JsonPropertyName("_id"), JsonPropertyOrder(-1)]
    public DocumentDbResumeToken? Id { get; init; }

    /// <summary>When the change was made.</summary>
    [JsonPropertyOrder(-1)]
    public DocumentDbClusterTime? ClusterTime { get; init; }

    /// <summary>The key of the document: an object with the member <c>_id</c>. <see cref="RawJson.IsNull"/> if a collection or database was changed.</summary>
    [JsonPropertyOrder(-1)]
    public RawJson DocumentKey { get; init; }

    /// <summary>The database and the collection.</summary>
    [JsonPropertyOrder(1)]
    public DocumentDbNamespace? Ns { get; init; }

    /// <summary>What happened: one of <see cref="DocumentDbOperationTypes"/>.</summary>
    [JsonPropertyOrder(1)]
    public string OperationType { get; init; } = "";

    /// <summary>What an update changed; otherwise <see langword="null"/>.</summary>
    [JsonPropertyOrder(1)]
    public DocumentDbUpdateDescription? UpdateDescription { get; init; }

    /// <summary>The new name of a collection that was renamed; otherwise <see langword="null"/>.</summary>
    [JsonPropertyOrder(1)]
    public DocumentDbNamespace? To { get; init; }
}

/// <summary>The token with which a change stream resumes.</summary>
public sealed class DocumentDbResumeToken
{
    /// <summary>The token.</summary>
    [JsonPropertyName("_data")]
    public string? Data { get; init; }
}

/// <summary>When a change was made.</summary>
public sealed class DocumentDbClusterTime
{
    /// <summary>The time.</summary>
    [JsonPropertyName("$timestamp")]
    public DocumentDbTimestamp? Timestamp { get; init; }
}

/// <summary>A time of Amazon DocumentDB.</summary>
public sealed class DocumentDbTimestamp
{
    /// <summary>The second.</summary>
    [JsonPropertyName("t"), LambdaJsonFormat(JsonFormat.UnixTimeSeconds)]
    public DateTimeOffset? Time { get; init; }

    /// <summary>The number of the change within the second.</summary>
    [JsonPropertyName("i")]
    public long? Increment { get; init; }
}

/// <summary>A collection of Amazon DocumentDB.</summary>
public sealed class DocumentDbNamespace
{
    /// <summary>The name of the database.</summary>
    public string? Db { get; init; }

    /// <summary>The name of the collection. <see langword="null"/> if the database was changed.</summary>
    public string? Coll { get; init; }
}

/// <summary>What an update of a document changed.</summary>
public sealed class DocumentDbUpdateDescription
{
    /// <summary>The new values, by the paths of the fields.</summary>
    public IReadOnlyDictionary<string, RawJson>? UpdatedFields { get; init; }

    /// <summary>The paths of the fields that were removed.</summary>
    public IReadOnlyList<string>? RemovedFields { get; init; }
}

/// <summary>Values of <see cref="DocumentDbChangeInfo.OperationType"/>.</summary>
public static class DocumentDbOperationTypes
{
    /// <summary>A document was added.</summary>
    public const string Insert = "insert";

    /// <summary>Fields of a document were changed.</summary>
    public const string Update = "update";

    /// <summary>A document was replaced.</summary>
    public const string Replace = "replace";

    /// <summary>A document was deleted.</summary>
    public const string Delete = "delete";

    /// <summary>A collection was renamed.</summary>
    public const string Rename = "rename";

    /// <summary>A collection was deleted.</summary>
    public const string Drop = "drop";

    /// <summary>A database was deleted.</summary>
    public const string DropDatabase = "dropDatabase";

    /// <summary>The change stream has ended.</summary>
    public const string Invalidate = "invalidate";
}
