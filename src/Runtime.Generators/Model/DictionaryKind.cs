namespace Lambda.Runtime.Generators.Model;

/// <summary>How a dictionary is created from its entries.</summary>
internal enum DictionaryKind
{
    /// <summary>Not at all: it is only written, or entries are added to an existing one.</summary>
    None,

    /// <summary>A dictionary, also for the interfaces that dictionaries implement.</summary>
    Dictionary,

    /// <summary>By its own constructor without parameters; entries are added to it.</summary>
    Constructor,

    ImmutableDictionary,
    ImmutableSortedDictionary,
    FrozenDictionary,
}
