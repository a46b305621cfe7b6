namespace Lambda.Runtime.Generators.Model;

/// <summary>The error type of an exception, with the number of classes that the exception derives from: the most derived comes first.</summary>
internal sealed record ErrorTypeByDepth(ExceptionMapModel Map, int Depth);
