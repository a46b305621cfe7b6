namespace Lambda.Runtime.Generators.Model;

/// <summary>How a collection is created from its elements.</summary>
internal enum CollectionKind
{
    /// <summary>Not at all: it is only written, or elements are added to an existing one.</summary>
    None,

    /// <summary>An array.</summary>
    Array,

    /// <summary>A list, also for the interfaces that lists implement.</summary>
    List,

    /// <summary>A hash set, for the interfaces that sets implement.</summary>
    HashSet,

    /// <summary>By its own constructor without parameters; elements are added to it.</summary>
    Constructor,

    ImmutableArray,
    ImmutableList,
    ImmutableHashSet,
    ImmutableSortedSet,
    ImmutableQueue,
    ImmutableStack,
    FrozenSet,
}

/// <summary>The method that adds an element to a collection.</summary>
internal enum AddMethod
{
    Add,
    Push,
    Enqueue,

    /// <summary><c>ICollection&lt;T&gt;.Add</c>, because the type may hide it.</summary>
    InterfaceAdd,
}
