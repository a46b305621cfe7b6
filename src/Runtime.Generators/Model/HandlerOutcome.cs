namespace Lambda.Runtime.Generators.Model;

/// <summary>A method with <c>[LambdaHandler]</c>: exactly one of the two.</summary>
/// <param name="Valid">The handler, if it is valid.</param>
/// <param name="Invalid">Its names, if it is not.</param>
internal sealed record HandlerOutcome(HandlerWithTypes? Valid, InvalidHandlerModel? Invalid);
