namespace Lambda.Runtime.Generators.Model;

/// <summary>A result that a route may return.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Value">Its value as JSON; <see langword="null"/> if it has none.</param>
/// <param name="IsEvents">The value is the data of each of several server-sent events.</param>
internal sealed record HttpResultModel(string Type, JsonValueModel? Value, bool IsEvents = false);
