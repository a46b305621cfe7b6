using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Parsing;

/// <summary>Decides what the generated class of a handler does in one invocation.</summary>
internal static class InvocationPlanner
{
    /// <summary>Creates the plan of a handler.</summary>
    /// <param name="handler">The handler.</param>
    /// <param name="startup">The startup class, if there is one.</param>
    /// <param name="errorTypes">The error types of the project's exceptions.</param>
    public static InvocationPlan Plan(HandlerModel handler, StartupModel? startup, ExceptionMapsModel errorTypes)
    {
        var steps = Steps(handler, errorTypes).ToEquatableArray();
        bool takesServices = handler.Parameters.Any(static parameter => parameter.Service is not null);
        bool isSequence = handler.Response is ResponseKind.JsonLines or ResponseKind.ByteSequence or ResponseKind.TextSequence;
        bool takesRecords = handler.Batch is not null;
        bool hasStepMethods = (takesServices && !takesRecords) || steps.Count > 1;
        return new InvocationPlan(
            steps,
            TakesText: handler.Response is ResponseKind.Text or ResponseKind.TextSequence or ResponseKind.Writer or ResponseKind.Console
                || handler.Parameters.Any(static parameter => parameter.Kind is ParameterKind.EventText or ParameterKind.EventReader),
            TakesDeadline: handler.Parameters.Any(static parameter => parameter.Kind == ParameterKind.CancellationToken),
            takesServices,
            HasContainer: handler.TakesServices || startup is { InitializerTakesServices: true },
            hasStepMethods,
            IsHandlerStepAsync: hasStepMethods && !takesRecords && (takesServices || handler.Await == AwaitKind.Task || isSequence))
        {
            IsRecordAsync = takesRecords && (takesServices || handler.Await == AwaitKind.Task),
        };
    }

    /// <summary>
    /// Divides what runs around the handler into steps: one for each middleware, and one for the handler. A step contains the exception mappings before it.
    /// </summary>
    private static IEnumerable<InvocationStepModel> Steps(HandlerModel handler, ExceptionMapsModel errorTypes)
    {
        // Outermost, so that the attributes of the handler and of its class take precedence.
        List<ExceptionMapsModel> maps = errorTypes.Maps.Count > 0 ? [errorTypes] : [];
        foreach (WrapperModel wrapper in handler.Wrappers)
        {
            if (wrapper is ExceptionMapsModel map)
            {
                maps.Add(map);
            }
            else
            {
                yield return new InvocationStepModel((MiddlewareModel)wrapper, maps.ToEquatableArray());
                maps = [];
            }
        }

        yield return new InvocationStepModel(Middleware: null, maps.ToEquatableArray());
    }
}
