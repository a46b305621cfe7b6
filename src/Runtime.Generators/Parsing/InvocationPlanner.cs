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
        IEnumerable<WrapperModel> wrappers = handler.IsInner ? handler.Wrappers.Skip(handler.AssemblyWrappers) : handler.Wrappers;
        var steps = Steps(wrappers.Where(static wrapper => wrapper is not MiddlewareModel { IsPerRecord: true }), errorTypes).ToEquatableArray();
        bool takesServices = handler.FlatParameters.Any(static parameter => parameter.Service is not null);
        bool takesRecords = handler.Batch is not null;

        // The mappings apply to the exception of each record, wherever they are.
        EquatableArray<InvocationStepModel> recordSteps = takesRecords
            ? Steps(handler.Wrappers.Where(static wrapper => wrapper is not MiddlewareModel { IsPerRecord: false }), errorTypes).ToEquatableArray()
            : new([]);
        bool hasStepMethods = (takesServices && !takesRecords) || steps.Count > 1 || handler.IsInner;
        return new InvocationPlan(
            steps,
            TakesText: handler.Response is ResponseKind.Text or ResponseKind.TextSequence or ResponseKind.Writer or ResponseKind.Console
                || handler.Parameters.Any(static parameter => parameter.Kind is ParameterKind.EventText or ParameterKind.EventReader),
            TakesDeadline: handler.FlatParameters.Any(static parameter => parameter.Kind == ParameterKind.CancellationToken),
            takesServices,
            HasContainer: handler.TakesServices || startup is { InitializerTakesServices: true },
            hasStepMethods,
            IsHandlerStepAsync: hasStepMethods && !takesRecords && (takesServices || handler.Await == AwaitKind.Task || handler.IsSequence))
        {
            IsInner = handler.IsInner,
            RecordSteps = recordSteps,
            HasRecordMethod = takesRecords && (takesServices || handler.Await == AwaitKind.Task || recordSteps.Count > 1),
            IsRecordAsync = takesRecords && (takesServices || handler.Await == AwaitKind.Task),
        };
    }

    /// <summary>
    /// Divides what runs around the handler into steps: one for each middleware, and one for the handler. A step contains the exception mappings before it.
    /// </summary>
    private static IEnumerable<InvocationStepModel> Steps(IEnumerable<WrapperModel> wrappers, ExceptionMapsModel errorTypes)
    {
        // Outermost, so that the attributes of the handler and of its class take precedence.
        List<ExceptionMapsModel> maps = errorTypes.Maps.Count > 0 ? [errorTypes] : [];
        foreach (WrapperModel wrapper in wrappers)
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
