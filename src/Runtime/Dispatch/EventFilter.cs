using System.ComponentModel;
using Lambda.Runtime.Dispatch;

namespace Lambda.Runtime.CompilerServices;

/// <summary>The events that a handler takes if <c>_HANDLER</c> is <c>*</c>.</summary>
/// <param name="kind">Their source.</param>
/// <param name="name">The name of the queue, stream, table, topic or bucket, the <c>detail-type</c>, or the trigger; <see langword="null"/> for any.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EventFilter(EventKind kind, string? name)
{
    private readonly EventKind _kind = kind;

    private readonly string? _name = name;

    /// <summary>The events for a message: <c>Amazon SQS "orders"</c>.</summary>
    internal string Description => _name is null ? EventKinds.Describe(_kind) : $"{EventKinds.Describe(_kind)} \"{_name}\"";

    /// <summary>Whether the handler takes an event.</summary>
    internal bool Includes(EventOrigin origin) => IsOf(origin.Kind) && (_name is null || _name == origin.Name);

    /// <summary>Whether there are events that both handlers take.</summary>
    internal bool Overlaps(EventFilter other) => (IsOf(other._kind) || other.IsOf(_kind)) && (_name is null || other._name is null || _name == other._name);

    private bool IsOf(EventKind found) =>
        _kind == found || (_kind == EventKind.Http && found is EventKind.HttpApi or EventKind.RestApi or EventKind.Alb or EventKind.Lattice);
}
