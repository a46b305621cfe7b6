using System.ComponentModel;
using Lambda.Runtime.Batches;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Reads batches of messages, whose content is a text that may be in an envelope of another service.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class MessageBatchReader : BatchReader
{
    /// <inheritdoc cref="BatchReader(LambdaEnvironment, int)"/>
    private protected MessageBatchReader(LambdaEnvironment environment, int cancellationMargin)
        : base(environment, cancellationMargin)
    {
    }

    /// <summary>What the payload is in.</summary>
    public Envelope Envelope { get; init; }

    internal override string RecordName => "message";

    internal override RecordContent Decode(ReadOnlySpan<byte> value)
    {
        var content = RecordContent.FromText(value);
        return Envelope == Envelope.None ? content : Envelopes.Open(content, Envelope);
    }
}
