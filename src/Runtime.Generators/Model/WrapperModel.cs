namespace Lambda.Runtime.Generators.Model;

/// <summary>What runs around a handler: middleware, or a mapping of exceptions.</summary>
internal abstract record WrapperModel;

/// <summary>A middleware.</summary>
/// <param name="Construction">How it is created.</param>
/// <param name="IsPerRecord">It runs around each record of a batch.</param>
internal sealed record MiddlewareModel(ConstructionModel Construction, bool IsPerRecord) : WrapperModel;

/// <summary>The error types of exceptions, from the attributes at one place.</summary>
/// <param name="Maps">The most derived exceptions come first.</param>
internal sealed record ExceptionMapsModel(EquatableArray<ExceptionMapModel> Maps) : WrapperModel;

/// <summary>What the caller sees of an exception.</summary>
/// <param name="Exception">The exception's C# type.</param>
/// <param name="ErrorType">The error type; empty for a status.</param>
/// <param name="Status">The status of an HTTP response; 0 for an error type.</param>
internal sealed record ExceptionMapModel(string Exception, string ErrorType, int Status = 0);
