"""Docker Swarm: clusters, services, tasks, secrets, configs."""
