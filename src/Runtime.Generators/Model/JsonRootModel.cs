namespace Lambda.Runtime.Generators.Model;

/// <summary>A type that a call of <c>LambdaJson</c> names, or that is marked for it.</summary>
/// <param name="Read">How it is read, if it is.</param>
/// <param name="Write">How it is written, if it is.</param>
internal sealed record JsonRootModel(JsonValueModel? Read, JsonValueModel? Write);
