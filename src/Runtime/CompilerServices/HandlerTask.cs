using System.ComponentModel;

namespace Lambda.Runtime.CompilerServices;

/// <summary>Takes a handler's result out of its task, on the loop's own thread.</summary>
/// <remarks>
/// Used by the code that the generator writes. A task that is done costs nothing extra; for one that is not, the thread waits, because
/// a loop has nothing else to do until its answer is there.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HandlerTask
{
    /// <summary>Waits for the task.</summary>
    /// <exception cref="InvalidOperationException">There is no task.</exception>
    public static void GetResult(Task? task) => (task ?? throw NoTask()).GetAwaiter().GetResult();

    /// <summary>Waits for the task's result.</summary>
    /// <exception cref="InvalidOperationException">There is no task.</exception>
    public static T GetResult<T>(Task<T>? task) => (task ?? throw NoTask()).GetAwaiter().GetResult();

    /// <summary>Waits for the task.</summary>
    public static void GetResult(ValueTask task)
    {
        // Only a completed value task may be asked for its result directly.
        if (task.IsCompleted)
            task.GetAwaiter().GetResult();
        else
            task.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Waits for the task's result.</summary>
    public static T GetResult<T>(ValueTask<T> task) =>
        task.IsCompleted ? task.GetAwaiter().GetResult() : task.AsTask().GetAwaiter().GetResult();

    /// <summary>The task, which is awaited.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Task EnsureNotNull(Task? task) => task ?? throw NoTask();

    /// <summary>The task, which is awaited.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static Task<T> EnsureNotNull<T>(Task<T>? task) => task ?? throw NoTask();

    /// <summary>The task, which is awaited.</summary>
    public static ValueTask EnsureNotNull(ValueTask task) => task;

    /// <summary>The task, which is awaited.</summary>
    public static ValueTask<T> EnsureNotNull<T>(ValueTask<T> task) => task;

    private static InvalidOperationException NoTask() =>
        new("The handler returned null where it promised a task. Return Task.CompletedTask, Task.FromResult, or make the method async.");
}
