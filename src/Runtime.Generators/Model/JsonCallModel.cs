namespace Lambda.Runtime.Generators.Model;

/// <summary>Calls of one method of <c>LambdaJson</c> with one type, which emitted code stands in for.</summary>
/// <param name="Method">The method: <c>Deserialize</c>, <c>Serialize</c> or <c>SerializeToUtf8Bytes</c>.</param>
/// <param name="Parameter">The C# type of its parameter, where it is not the value itself: <c>string</c>.</param>
/// <param name="Value">What is read or written.</param>
/// <param name="Locations">The arguments of <c>[InterceptsLocation]</c> for each call.</param>
internal sealed record JsonCallModel(string Method, string? Parameter, JsonValueModel Value, EquatableArray<string> Locations);
