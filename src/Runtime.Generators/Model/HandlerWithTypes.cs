namespace Lambda.Runtime.Generators.Model;

/// <summary>A valid handler with the types that its event and its result reach.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Readers">The types of the event.</param>
/// <param name="Writers">The types of the result.</param>
internal sealed record HandlerWithTypes(HandlerModel Handler, EquatableArray<JsonTypeModel> Readers, EquatableArray<JsonTypeModel> Writers);
