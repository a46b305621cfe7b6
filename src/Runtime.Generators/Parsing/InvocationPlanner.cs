using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Decides what the generated class of a handler does in one invocation.</summary>
internal static class InvocationPlanner
{
    /// <param name="handler">The handler.</param>
    /// <param name="startup">The startup class, if there is one.</param>
    /// <param name="errorTypes">The error types of the project's exceptions.</param>
    public static InvocationPlan Plan(HandlerModel handler, StartupModel? startup, ExceptionMapsModel errorTypes)
    {
        EquatableArray<InvocationLayerModel> layers = Layers(handler, errorTypes).ToEquatableArray();
        bool takesServices = handler.Parameters.Any(static parameter => parameter.Service is not null);
        bool isSequence = handler.Response is ResponseKind.JsonLines or ResponseKind.ByteSequence or ResponseKind.TextSequence;
        bool isAsynchronous = takesServices || layers.Count > 1;
        return new InvocationPlan(
            layers,
            TakesText: handler.Response is ResponseKind.Text or ResponseKind.TextSequence or ResponseKind.Writer or ResponseKind.Console
                || handler.Parameters.Any(static parameter => parameter.Kind is ParameterKind.EventText or ParameterKind.EventReader),
            TakesDeadline: handler.Parameters.Any(static parameter => parameter.Kind == ParameterKind.CancellationToken),
            takesServices,
            HasContainer: handler.TakesServices || startup is { InitializerTakesServices: true },
            isAsynchronous,
            Awaits: isAsynchronous && (takesServices || handler.Await == AwaitKind.Task || isSequence));
    }

    /// <summary>Divides the steps around the handler at each middleware: mappings belong to the middleware or handler that follows them.</summary>
    private static IEnumerable<InvocationLayerModel> Layers(HandlerModel handler, ExceptionMapsModel errorTypes)
    {
        // Outermost, so that the attributes of the handler and of its class take precedence.
        List<ExceptionMapsModel> maps = errorTypes.Maps.Count > 0 ? [errorTypes] : [];
        foreach (StepModel step in handler.Steps)
        {
            if (step is ExceptionMapsModel map)
            {
                maps.Add(map);
            }
            else
            {
                yield return new InvocationLayerModel((MiddlewareModel)step, maps.ToEquatableArray());
                maps = [];
            }
        }

        yield return new InvocationLayerModel(Middleware: null, maps.ToEquatableArray());
    }
}
