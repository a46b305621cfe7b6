namespace Lambda.Runtime.Generators.Model;

/// <summary>What goes on around a handler: middleware, or other error types for exceptions.</summary>
/// <param name="Middleware">How it is made; <see langword="null"/> when this is the other.</param>
/// <param name="Maps">The most derived exceptions come first; empty when this is middleware.</param>
internal sealed record StepModel(ConstructionModel? Middleware, EquatableArray<ExceptionMapModel> Maps);

/// <summary>Another error type for an exception.</summary>
/// <param name="Exception">The exception's C# type.</param>
/// <param name="ErrorType">What the caller sees.</param>
internal sealed record ExceptionMapModel(string Exception, string ErrorType);
