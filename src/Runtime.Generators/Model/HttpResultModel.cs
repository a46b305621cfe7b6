namespace Lambda.Runtime.Generators.Model;

/// <summary>A result that a route may return.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Value">Its value as JSON; <see langword="null"/> if it has none.</param>
internal sealed record HttpResultModel(string Type, JsonValueModel? Value);
