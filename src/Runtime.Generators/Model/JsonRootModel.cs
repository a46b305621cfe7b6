namespace Lambda.Runtime.Generators.Model;

/// <summary>A type that is marked <c>[LambdaJsonType]</c>.</summary>
/// <param name="Read">How it is read.</param>
/// <param name="Write">How it is written.</param>
internal sealed record JsonRootModel(JsonValueModel Read, JsonValueModel Write);
