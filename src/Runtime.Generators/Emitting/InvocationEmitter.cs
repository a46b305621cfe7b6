using Lambda.Runtime.Generators.Model;

namespace Lambda.Runtime.Generators.Emitting;

/// <summary>Prints one invocation: a method for each middleware, then the handler within its exception mappings, its deadline and its scope.</summary>
internal sealed class InvocationEmitter(InvocationPlan plan, HandlerCallEmitter call)
{
    private const string HandlerTask = "global::Lambda.Runtime.CompilerServices.HandlerTask";

    public void Emit(SourceWriter writer)
    {
        if (!plan.HasStepMethods)
        {
            using (writer.Block("public override void Invoke(global::Lambda.Runtime.Invocation invocation)"))
                EmitWithMaps(writer, plan.Steps[0].Maps, EmitWithDeadline);
            return;
        }

        writer.Lines($"""
            public override void Invoke(global::Lambda.Runtime.Invocation invocation) =>
                {HandlerTask}.GetResult(Step1(invocation));
            """);
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            writer.Lines("");
            EmitStep(writer, i + 1, plan.Steps[i].Maps, plan.Steps[i].Middleware);
        }
    }

    private void EmitStep(SourceWriter writer, int number, EquatableArray<ExceptionMapsModel> maps, MiddlewareModel? middleware)
    {
        string invoke = $"_middleware{number}.InvokeAsync(invocation, _step{number + 1})";
        bool awaits = middleware is null ? plan.IsHandlerStepAsync : maps.Count > 0;
        string modifiers = awaits ? "private async" : "private";
        using (writer.Block($"{modifiers} global::System.Threading.Tasks.ValueTask Step{number}(global::Lambda.Runtime.Invocation invocation)"))
        {
            if (middleware is not null && !awaits)
                writer.Lines($"return {invoke};");
            else if (middleware is not null)
                EmitWithMaps(writer, maps, inner => inner.Lines($"await {invoke}.ConfigureAwait(false);"));
            else
                EmitHandlerStep(writer, maps);
        }
    }

    private void EmitHandlerStep(SourceWriter writer, EquatableArray<ExceptionMapsModel> maps)
    {
        // Middleware may call the handler more than once, and each response starts empty.
        if (plan.HasMiddleware)
            writer.Lines("invocation.ClearResponse();");
        EmitWithMaps(writer, maps, EmitWithDeadline);
        if (!plan.IsHandlerStepAsync)
            writer.Lines("return default;");
    }

    /// <summary>Prints code within exception mappings. They are exception filters, which see an exception before it is caught, and do not change its stack trace.</summary>
    private static void EmitWithMaps(SourceWriter writer, EquatableArray<ExceptionMapsModel> maps, Action<SourceWriter> emit)
    {
        if (maps.Count == 0)
        {
            emit(writer);
            return;
        }

        using (writer.Block("try"))
            EmitWithMaps(writer, maps.Skip(1).ToEquatableArray(), emit);
        foreach (ExceptionMapModel map in maps[0].Maps)
        {
            string type = Literals.Text(map.ErrorType);
            writer.Lines($$"""
                catch ({{map.Exception}} exception) when (global::Lambda.Runtime.CompilerServices.ErrorTypes.Map(invocation, exception, {{type}}))
                {
                    throw;
                }
                """);
        }
    }

    /// <summary>Prints the handler within the deadline whose token it takes, if it takes one.</summary>
    private void EmitWithDeadline(SourceWriter writer)
    {
        if (!plan.TakesDeadline)
        {
            EmitWithScope(writer);
            return;
        }

        writer.Lines("using global::Lambda.Runtime.CompilerServices.InvocationDeadline deadline = _margin.Start(invocation);");
        using (writer.Block("try"))
            EmitWithScope(writer);
        writer.Lines("""
            catch (global::System.OperationCanceledException exception) when (deadline.HasPassed)
            {
                throw deadline.Explain(exception);
            }
            """);
    }

    /// <summary>Prints the handler within the scope of its services, if it takes any.</summary>
    private void EmitWithScope(SourceWriter writer)
    {
        if (!plan.TakesServices)
        {
            call.Emit(writer);
            return;
        }

        writer.Lines("""
            global::Lambda.Runtime.CompilerServices.InvocationServices services = _services.BeginInvocation();
            bool isDone = false;
            """);
        using (writer.Block("try"))
        {
            call.Emit(writer);
            writer.Lines("isDone = true;");
        }

        writer.Lines("""
            finally
            {
                await services.EndAsync(invocation, isDone).ConfigureAwait(false);
            }
            """);
    }
}
