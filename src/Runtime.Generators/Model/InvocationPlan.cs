namespace Lambda.Runtime.Generators.Model;

/// <summary>What the generated class of a handler does in one invocation.</summary>
/// <param name="Layers">The middleware from the outside to the inside, then the handler itself.</param>
/// <param name="TakesText">Events or responses are text.</param>
/// <param name="TakesDeadline">The handler takes a token that is canceled before the deadline.</param>
/// <param name="TakesServices">The handler takes services of the invocation's scope.</param>
/// <param name="HasContainer">The handler, its class, middleware or the startup class takes services.</param>
/// <param name="IsAsynchronous">More than the handler's own task is awaited.</param>
/// <param name="Awaits">The layer of the handler is an async method.</param>
internal sealed record InvocationPlan(
    EquatableArray<InvocationLayerModel> Layers,
    bool TakesText,
    bool TakesDeadline,
    bool TakesServices,
    bool HasContainer,
    bool IsAsynchronous,
    bool Awaits)
{
    /// <summary>There is middleware, which may call the handler more than once.</summary>
    public bool HasMiddleware => Layers.Count > 1;
}

/// <summary>One layer of an invocation: a middleware or the handler, within the exception mappings around it.</summary>
/// <param name="Middleware">The middleware; <see langword="null"/> for the handler.</param>
/// <param name="Maps">The mappings, from the outside to the inside.</param>
internal sealed record InvocationLayerModel(MiddlewareModel? Middleware, EquatableArray<ExceptionMapsModel> Maps);

/// <summary>A handler with its plan.</summary>
/// <param name="Handler">The handler.</param>
/// <param name="Plan">What its class does.</param>
internal sealed record PlannedHandler(HandlerModel Handler, InvocationPlan Plan);
