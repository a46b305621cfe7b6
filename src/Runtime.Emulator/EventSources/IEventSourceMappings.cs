namespace Lambda.Runtime.Emulator.EventSources;

/// <summary>The event source mappings that Lambda's API shows and changes. Safe to use from several threads.</summary>
internal interface IEventSourceMappings
{
    /// <summary>Why mappings cannot be created here, as a sentence; <see langword="null"/> if they can.</summary>
    public string? CreationProblem { get; }

    /// <summary>The mappings, in any order.</summary>
    public IReadOnlyList<EventSourceMapping> All { get; }

    /// <summary>Connects a function to a queue.</summary>
    /// <param name="mapping">The new mapping.</param>
    /// <param name="existing">The mapping of this function and queue, if there is one. Then it does not change.</param>
    /// <returns>The mapping; <see langword="null"/> if there is one already.</returns>
    public EventSourceMapping? Create(QueueSourceMapping mapping, out EventSourceMapping? existing);

    /// <summary>Changes a mapping. No other change happens in the meantime.</summary>
    /// <param name="id">Identifies the mapping.</param>
    /// <param name="change">Returns the mapping with its new settings, or throws.</param>
    /// <returns>The changed mapping; <see langword="null"/> if there is none.</returns>
    public EventSourceMapping? Update(Guid id, Func<EventSourceMapping, EventSourceMapping> change);

    /// <summary>Returns why a mapping cannot be deleted, as a sentence; <see langword="null"/> if it can.</summary>
    public string? FindDeletionProblem(EventSourceMapping mapping);

    /// <summary>Disconnects a function from its source. Messages stay in their queue.</summary>
    /// <param name="id">Identifies the mapping.</param>
    /// <returns>The mapping that was deleted; <see langword="null"/> if there was none.</returns>
    public EventSourceMapping? Delete(Guid id);
}
