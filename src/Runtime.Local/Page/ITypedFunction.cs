namespace Lambda.Runtime.Local.Page;

/// <summary>A function of which the type of the handler's event is known.</summary>
internal interface ITypedFunction
{
    /// <summary>The type, as C# writes it; <see langword="null"/> if the event is not JSON.</summary>
    public string? EventType { get; }
}
