namespace Lambda.Runtime.Generators.Model;

/// <summary>What the generated class of a handler does in one invocation.</summary>
/// <param name="Steps">The middleware from the outside to the inside, then the handler itself.</param>
/// <param name="TakesText">Events or responses are text.</param>
/// <param name="TakesDeadline">The handler takes a token that is canceled before the deadline.</param>
/// <param name="TakesServices">The handler takes services of the invocation's scope.</param>
/// <param name="HasContainer">The handler, its class, middleware or the startup class takes services.</param>
/// <param name="HasStepMethods">
/// Each step is a method that returns a task, because there is middleware or a scope to dispose of. Otherwise <c>Invoke</c> contains the call of the handler.
/// </param>
/// <param name="IsHandlerStepAsync">The method of the last step is <c>async</c>: it awaits the handler, a sequence or the disposal of the scope.</param>
internal sealed record InvocationPlan(
    EquatableArray<InvocationStepModel> Steps,
    bool TakesText,
    bool TakesDeadline,
    bool TakesServices,
    bool HasContainer,
    bool HasStepMethods,
    bool IsHandlerStepAsync)
{
    /// <summary>The middleware around each record of a batch from the outside to the inside, then the handler itself; empty for a handler of whole events.</summary>
    public EquatableArray<InvocationStepModel> RecordSteps { get; init; } = new([]);

    /// <summary>A record of a batch is handled by a method that returns a task, which awaits the handler, the disposal of the scope, or middleware.</summary>
    public bool HasRecordMethod { get; init; }

    /// <summary>The innermost method for a record is <c>async</c>: it awaits the handler or the disposal of the scope.</summary>
    public bool IsRecordAsync { get; init; }

    /// <summary>The handler is called by middleware that it has in common with others.</summary>
    public bool IsInner { get; init; }

    /// <summary>There is middleware, which may call the handler more than once.</summary>
    public bool HasMiddleware => Steps.Count > 1;
}

/// <summary>One step of an invocation: a middleware or the handler, within the exception mappings around it.</summary>
/// <param name="Middleware">The middleware; <see langword="null"/> for the handler.</param>
/// <param name="Maps">The mappings, from the outside to the inside.</param>
internal sealed record InvocationStepModel(MiddlewareModel? Middleware, EquatableArray<ExceptionMapsModel> Maps);

/// <summary>A handler with its plan.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Plan">What its class does.</param>
internal sealed record PlannedHandler(HandlerModel Handler, InvocationPlan Plan);
