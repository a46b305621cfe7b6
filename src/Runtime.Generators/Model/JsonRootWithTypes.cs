namespace Lambda.Runtime.Generators.Model;

/// <summary>The types that a call of <c>LambdaJson</c> or a <c>[LambdaJsonType]</c> class reaches.</summary>
/// <param name="Root">The class, if it is marked.</param>
/// <param name="Readers">The types that are read.</param>
/// <param name="Writers">The types that are written.</param>
internal sealed record JsonRootWithTypes(JsonRootModel? Root, EquatableArray<JsonTypeModel> Readers, EquatableArray<JsonTypeModel> Writers);
