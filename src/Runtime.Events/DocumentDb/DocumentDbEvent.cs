using System.Text.Json.Serialization;

namespace Lambda.Runtime.Events;

/// <summary>Changes of documents, from a change stream of an Amazon DocumentDB cluster.</summary>
/// <remarks>
/// Documents are in the Extended JSON of MongoDB, in which an id is <c>{"$oid":"63eeb6e7d418cd98afb1c1d7"}</c>.
/// https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html
/// </remarks>
public sealed class DocumentDbEvent : DocumentDbEventSource
{
    /// <summary>The changes, in their order. If the function fails, all of them are sent again.</summary>
    public IReadOnlyList<DocumentDbRecord> Events { get; init; } = [];
}

/// <summary>Changes of documents, which are read into a type, from a change stream of an Amazon DocumentDB cluster.</summary>
/// <typeparam name="TDocument">The type of the documents. A document that does not fit it is an error of the whole event.</typeparam>
/// <inheritdoc cref="DocumentDbEvent" path="/remarks"/>
public sealed class DocumentDbEvent<TDocument> : DocumentDbEventSource
{
    /// <inheritdoc cref="DocumentDbEvent.Events"/>
    public IReadOnlyList<DocumentDbRecord<TDocument>> Events { get; init; } = [];
}

/// <summary>Where changes of documents come from.</summary>
public abstract class DocumentDbEventSource
{
    private protected DocumentDbEventSource()
    {
    }

    /// <summary>The ARN of the cluster.</summary>
    [JsonPropertyOrder(-1)]
    public string? EventSourceArn { get; init; }

    /// <summary><c>aws:docdb</c>.</summary>
    [JsonPropertyOrder(1)]
    public string? EventSource { get; init; }
}

/// <summary>A change of a document.</summary>
public sealed class DocumentDbRecord
{
    /// <summary>The change itself.</summary>
    public DocumentDbChange Event { get => field ??= new(); init; }
}

/// <summary>A change of a document, which is read into a type.</summary>
/// <typeparam name="TDocument">The type of the document.</typeparam>
public sealed class DocumentDbRecord<TDocument>
{
    /// <summary>The change itself.</summary>
    public DocumentDbChange<TDocument> Event { get => field ??= new(); init; }
}
