<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>caas</name>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>% of limit</source>
            <translation>占限额 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;About CaaS Desktop</source>
            <translation>关于 CaaS Desktop(&amp;A)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>&amp;ACME e-mail</source>
            <translation>ACME 邮箱(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Add host…</source>
            <translation>添加主机(&amp;A)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <source>&amp;Add route</source>
            <translation>添加路由(&amp;A)</translation>
        </message>
        <message>
            <location filename="ui/cluster_init.ui"></location>
            <location filename="ui/cluster_join.ui"></location>
            <location filename="ui/host.ui"></location>
            <source>&amp;Address</source>
            <translation>地址(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>&amp;Adopt</source>
            <translation>接管(&amp;A)</translation>
        </message>
        <message>
            <location filename="ui/create_place.ui"></location>
            <source>&amp;App</source>
            <translation>应用(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_labels.py"></location>
            <location filename="caas_desktop/views/dialogs/edge.py"></location>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>&amp;Apply</source>
            <translation>应用更改(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>&amp;Attach</source>
            <translation>附加(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Back</source>
            <translation>后退(&amp;B)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Bottom panels</source>
            <translation>底部面板(&amp;B)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;CA certificate</source>
            <translation>CA 证书(&amp;C)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>&amp;Certificate</source>
            <translation>证书(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <location filename="caas_desktop/views/dialogs/check.py"></location>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>&amp;Close</source>
            <translation>关闭(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Close tab</source>
            <translation>关闭标签页(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Cluster</source>
            <translation>集群(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Command palette…</source>
            <translation>命令面板(&amp;C)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Connect</source>
            <translation>连接(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Copy report</source>
            <translation>复制报告(&amp;C)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>&amp;CPU</source>
            <translation>CPU(&amp;C)</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>&amp;CPU target</source>
            <translation>CPU 目标(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/network.py"></location>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>&amp;Create</source>
            <translation>创建(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Dashboard</source>
            <translation>仪表盘(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>&amp;Defaults of this page</source>
            <translation>本页恢复默认(&amp;D)</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>&amp;Delay</source>
            <translation>延迟(&amp;D)</translation>
        </message>
        <message>
            <location filename="ui/service_policy.ui"></location>
            <source>&amp;Delay between</source>
            <translation>间隔(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>&amp;Deploy</source>
            <translation>部署(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Disconnect</source>
            <translation>断开连接(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>&amp;Do not scale</source>
            <translation>不伸缩(&amp;D)</translation>
        </message>
        <message>
            <location filename="ui/network_create.ui"></location>
            <source>&amp;Driver</source>
            <translation>驱动(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Edit…</source>
            <translation>编辑(&amp;E)…</translation>
        </message>
        <message>
            <location filename="ui/network_create.ui"></location>
            <source>&amp;Encrypted between nodes</source>
            <translation>节点间加密(&amp;E)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <location filename="ui/service_general.ui"></location>
            <source>&amp;Entrypoint</source>
            <translation>入口点(&amp;E)</translation>
        </message>
        <message>
            <location filename="ui/shell.ui"></location>
            <source>&amp;Environment</source>
            <translation>环境变量(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Events panel</source>
            <translation>事件面板(&amp;E)</translation>
        </message>
        <message>
            <location filename="ui/service_health.ui"></location>
            <source>&amp;Failures in a row</source>
            <translation>连续失败次数(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Favourite</source>
            <translation>收藏(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <location filename="ui/deploy.ui"></location>
            <source>&amp;File</source>
            <translation>文件(&amp;F)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>&amp;Filter</source>
            <translation>过滤器(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Filter this view</source>
            <translation>筛选此视图(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Finish and close</source>
            <translation>结束并关闭(&amp;F)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <location filename="ui/shell.ui"></location>
            <source>&amp;Folder</source>
            <translation>文件夹(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Forward</source>
            <translation>前进(&amp;F)</translation>
        </message>
        <message>
            <location filename="ui/network_create.ui"></location>
            <source>&amp;Gateway</source>
            <translation>网关(&amp;G)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Go on</source>
            <translation>继续(&amp;G)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Go to…</source>
            <translation>转到(&amp;G)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <location filename="ui/cluster_init.ui"></location>
            <location filename="ui/cluster_join.ui"></location>
            <location filename="ui/cluster_leave.ui"></location>
            <location filename="ui/create_general.ui"></location>
            <location filename="ui/network_create.ui"></location>
            <location filename="ui/pull.ui"></location>
            <source>&amp;Host</source>
            <translation>主机(&amp;H)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>&amp;HTTP port</source>
            <translation>HTTP 端口(&amp;H)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <location filename="ui/helper.ui"></location>
            <location filename="ui/pull.ui"></location>
            <location filename="ui/service_general.ui"></location>
            <source>&amp;Image</source>
            <translation>镜像(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>&amp;Import</source>
            <translation>导入(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Import hosts…</source>
            <translation>导入主机(&amp;I)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>&amp;Import {count}</source>
            <translation>导入 {count} 项(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>&amp;Import…</source>
            <translation>导入(&amp;I)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Inspect</source>
            <translation>检查(&amp;I)</translation>
        </message>
        <message>
            <location filename="ui/service_health.ui"></location>
            <source>&amp;Interval</source>
            <translation>间隔(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>&amp;Join</source>
            <translation>加入(&amp;J)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Join a cluster…</source>
            <translation>加入集群(&amp;J)…</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Jump host</source>
            <translation>跳板主机(&amp;J)</translation>
        </message>
        <message>
            <location filename="ui/secret.ui"></location>
            <source>&amp;Keep it</source>
            <translation>保存(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Keep it in the encrypted vault</source>
            <translation>保存在加密保险库中(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Keep it in the system's keyring</source>
            <translation>保存在系统密钥环中(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Keep it until the program ends</source>
            <translation>保存到程序退出为止(&amp;K)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>&amp;Key</source>
            <translation>私钥(&amp;K)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Key file</source>
            <translation>密钥文件(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Keyboard shortcuts…</source>
            <translation>键盘快捷键(&amp;K)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/remove.py"></location>
            <source>&amp;Kill what is still running</source>
            <translation>强制终止仍在运行的容器(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>&amp;Leave</source>
            <translation>退出(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Leave the cluster…</source>
            <translation>退出集群(&amp;L)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Logs</source>
            <translation>日志(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Logs by label…</source>
            <translation>按标签查看日志(&amp;L)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Logs panel</source>
            <translation>日志面板(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Make a cluster…</source>
            <translation>创建集群(&amp;M)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>&amp;Make cluster</source>
            <translation>创建集群(&amp;M)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/vault_commands.py"></location>
            <source>&amp;Make the vault…</source>
            <translation>创建保险库(&amp;M)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>&amp;Manager token</source>
            <translation>管理节点令牌(&amp;M)</translation>
        </message>
        <message>
            <location filename="ui/vault.ui"></location>
            <source>&amp;Master password</source>
            <translation>主密码(&amp;M)</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <source>&amp;Memory</source>
            <translation>内存(&amp;M)</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>&amp;Memory limit</source>
            <translation>内存上限(&amp;M)</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>&amp;Memory target</source>
            <translation>内存目标(&amp;M)</translation>
        </message>
        <message>
            <location filename="ui/service_general.ui"></location>
            <source>&amp;Mode</source>
            <translation>模式(&amp;M)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Move it aside</source>
            <translation>移到一旁(&amp;M)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <location filename="ui/deploy.ui"></location>
            <location filename="ui/host.ui"></location>
            <location filename="ui/network_create.ui"></location>
            <location filename="ui/route.ui"></location>
            <location filename="ui/secret_config_create.ui"></location>
            <location filename="ui/service_general.ui"></location>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Navigator</source>
            <translation>导航栏(&amp;N)</translation>
        </message>
        <message>
            <location filename="ui/rename.ui"></location>
            <source>&amp;New name</source>
            <translation>新名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Next session</source>
            <translation>下一个会话(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Object</source>
            <translation>对象(&amp;O)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>&amp;On</source>
            <translation>位置(&amp;O)</translation>
        </message>
        <message>
            <location filename="ui/vault.ui"></location>
            <source>&amp;Once more</source>
            <translation>再输入一次(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>&amp;Open</source>
            <translation>打开(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Open an address…</source>
            <translation>打开网址(&amp;O)…</translation>
        </message>
        <message>
            <location filename="ui/service_policy.ui"></location>
            <source>&amp;Order</source>
            <translation>顺序(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>&amp;Passphrase</source>
            <translation>口令(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <location filename="ui/host.ui"></location>
            <location filename="ui/secret.ui"></location>
            <source>&amp;Password</source>
            <translation>密码(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Paste</source>
            <translation>粘贴(&amp;P)</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>&amp;Pause (the policy is kept)</source>
            <translation>暂停（保留策略）(&amp;P)</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>&amp;Port</source>
            <translation>端口(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Previous tab</source>
            <translation>上一个标签页(&amp;P)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>&amp;Processes</source>
            <translation>进程数(&amp;P)</translation>
        </message>
        <message>
            <location filename="ui/shell.ui"></location>
            <source>&amp;Program</source>
            <translation>程序(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/pull.py"></location>
            <source>&amp;Pull</source>
            <translation>拉取(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Pull image…</source>
            <translation>拉取镜像(&amp;P)…</translation>
        </message>
        <message>
            <location filename="ui/helper.ui"></location>
            <source>&amp;Pull the image where the host lacks it</source>
            <translation>主机上没有时拉取镜像(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Read only: nothing can be changed</source>
            <translation>只读：不能做任何更改(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Refresh</source>
            <translation>刷新(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>&amp;Reject</source>
            <translation>拒绝(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>&amp;Release</source>
            <translation>释放(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Remove from the list…</source>
            <translation>从列表中移除(&amp;R)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/edge.py"></location>
            <source>&amp;Remove the edge…</source>
            <translation>移除边缘代理(&amp;R)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/rename.py"></location>
            <source>&amp;Rename</source>
            <translation>重命名(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <location filename="ui/service_general.ui"></location>
            <source>&amp;Replicas</source>
            <translation>副本(&amp;R)</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>&amp;Reserve CPU</source>
            <translation>预留 CPU(&amp;R)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>&amp;Restart</source>
            <translation>重启策略(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>&amp;Review…</source>
            <translation>检查更改(&amp;R)…</translation>
        </message>
        <message>
            <location filename="ui/cluster_join.ui"></location>
            <source>&amp;Role</source>
            <translation>角色(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <source>&amp;Roll back</source>
            <translation>回滚(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <source>&amp;Save…</source>
            <translation>保存(&amp;S)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <source>&amp;Scale</source>
            <translation>伸缩(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Search many logs…</source>
            <translation>搜索多个日志(&amp;S)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/edge.py"></location>
            <source>&amp;Set up</source>
            <translation>部署(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Settings…</source>
            <translation>设置(&amp;S)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Shell on the host</source>
            <translation>主机上的 Shell(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/cluster_init.ui"></location>
            <source>&amp;Size of each network</source>
            <translation>每个网络的大小(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/service_placement.ui"></location>
            <source>&amp;Spread over</source>
            <translation>分散依据(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>&amp;Start it now</source>
            <translation>立即启动(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>&amp;Sticky: a visitor stays with one container</source>
            <translation>会话保持：同一访客始终由同一容器处理(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Stop app…</source>
            <translation>停止应用(&amp;S)…</translation>
        </message>
        <message>
            <location filename="ui/network_create.ui"></location>
            <source>&amp;Subnet</source>
            <translation>子网(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>&amp;Template</source>
            <translation>模板(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/adopt.ui"></location>
            <location filename="ui/create_place.ui"></location>
            <source>&amp;Tenant</source>
            <translation>租户(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>&amp;Terminal (TTY)</source>
            <translation>终端 (TTY)(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Terminals panel</source>
            <translation>终端面板(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/check.py"></location>
            <source>&amp;Test again</source>
            <translation>再次测试(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>&amp;Test connection</source>
            <translation>测试连接(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Tokens and keys…</source>
            <translation>令牌与密钥(&amp;T)…</translation>
        </message>
        <message>
            <location filename="ui/service_policy.ui"></location>
            <source>&amp;Tolerated failures</source>
            <translation>容许失败比例(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Tools</source>
            <translation>工具(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>&amp;Traefik</source>
            <translation>Traefik(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <location filename="ui/service_resources.ui"></location>
            <source>&amp;Tries</source>
            <translation>重试次数(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>&amp;Try again</source>
            <translation>重试(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Type into all of this tab</source>
            <translation>输入到此标签页的所有终端(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>&amp;Unix socket</source>
            <translation>Unix 套接字(&amp;U)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>&amp;Unlock</source>
            <translation>解锁(&amp;U)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Unlock a manager…</source>
            <translation>解锁管理节点(&amp;U)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Unlock vault…</source>
            <translation>解锁保险库(&amp;U)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <source>&amp;Update</source>
            <translation>更新(&amp;U)</translation>
        </message>
        <message>
            <location filename="ui/service_general.ui"></location>
            <location filename="ui/shell.ui"></location>
            <source>&amp;User</source>
            <translation>用户(&amp;U)</translation>
        </message>
        <message>
            <location filename="ui/deploy.ui"></location>
            <source>&amp;Variables</source>
            <translation>变量(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <location filename="ui/service_policy.ui"></location>
            <source>&amp;Watched for</source>
            <translation>观察时长(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;What is wrong…</source>
            <translation>出了什么问题(&amp;W)…</translation>
        </message>
        <message>
            <location filename="ui/deploy.ui"></location>
            <source>&amp;Where</source>
            <translation>位置(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Window</source>
            <translation>窗口(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>&amp;Worker token</source>
            <translation>工作节点令牌(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>&amp;Zoom this one</source>
            <translation>只显示此终端(&amp;Z)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <source>0 stops it; running tasks are not restarted.</source>
            <translation>0 表示停止；运行中的任务不会重启。</translation>
        </message>
        <message>
            <location filename="ui/service_health.ui"></location>
            <location filename="ui/service_policy.ui"></location>
            <source>0s</source>
            <translation>0s</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>1 h</source>
            <translation>1 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <source>1 issue</source>
            <translation>1 个问题</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/body.py"></location>
            <source>1 new line</source>
            <translation>1 行新日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>100 % is {cores:g} cores a task.</source>
            <translation>100 % 即每个任务 {cores:g} 核。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>100 % is {size} a task.</source>
            <translation>100 % 即每个任务 {size}。</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>10s</source>
            <translation>10s</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>24 h</source>
            <translation>24 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>3 h</source>
            <translation>3 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>30 min</source>
            <translation>30 分钟</translation>
        </message>
        <message>
            <location filename="ui/service_health.ui"></location>
            <source>30s</source>
            <translation>30s</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>5 min</source>
            <translation>5 分钟</translation>
        </message>
        <message>
            <location filename="ui/service_policy.ui"></location>
            <source>5s</source>
            <translation>5s</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>7 d</source>
            <translation>7 天</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/model.py"></location>
            <source>`version` is obsolete and ignored.</source>
            <translation>`version` 已过时，会被忽略。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/place.py"></location>
            <source>A catalogue cannot be kept at {scheme}://.</source>
            <translation>目录库不能保存在 {scheme}://。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>A certificate and its key go together.</source>
            <translation>证书与其私钥须一并提供。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <source>A certificate from an ACME authority</source>
            <translation>由 ACME 机构签发的证书</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <source>A certificate of your own</source>
            <translation>自备证书</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>A command</source>
            <translation>命令</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>A command is needed.</source>
            <translation>需要填写命令。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/quantities.py"></location>
            <source>a command line must not have an unquoted bracket</source>
            <translation>命令行中不能有未加引号的括号</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>A conflict on {host}: “{words}”.</source>
            <translation>{host} 上有冲突：“{words}”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>A container needs at least 6 MiB.</source>
            <translation>容器至少需要 6 MiB。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>A container that is removed at its end cannot be restarted.</source>
            <translation>结束后即移除的容器不能重启。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>A container that it is tied to is new.</source>
            <translation>它所依附的容器是新的。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/recreate.py"></location>
            <source>A container with the network mode {mode} cannot join the edge.</source>
            <translation>网络模式为 {mode} 的容器不能接入边缘代理。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>A desktop console for a container cloud on ordinary Docker hosts.</source>
            <translation>面向普通 Docker 主机的容器云桌面控制台。</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>A DNS name that leads to the edge, or *.example.org for every name below it.</source>
            <translation>指向边缘代理的 DNS 名称；*.example.org 表示其下的所有名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <source>A file for tasks; whoever may use the cluster can read it.</source>
            <translation>供任务使用的文件；可使用集群的人都能读取。</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>A file in PEM form that proves an ACME server of your own. Empty: the public authorities do.</source>
            <translation>PEM 格式的文件，用于验证您自己的 ACME 服务器。留空：由公共证书机构验证。</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>A file in PEM form with the whole chain, for names of your own.</source>
            <translation>包含完整证书链的 PEM 文件，用于你自己的名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/files.py"></location>
            <source>A file would be loaded from {path}.</source>
            <translation>将从 {path} 加载一个文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/service_spec.py"></location>
            <source>A global service has one task on each node.</source>
            <translation>全局服务在每个节点上有一个任务。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>A key must be text; put it in quotes.</source>
            <translation>键必须是文本；请加引号。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>A key must not have control characters.</source>
            <translation>键不能含有控制字符。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>A label needs a name.</source>
            <translation>标签需要名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>A line break in the clipboard would run at once.</source>
            <translation>剪贴板中的换行会立即执行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <source>a line that is no object</source>
            <translation>某一行不是对象</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <source>a line without end</source>
            <translation>某一行没有结尾</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/merging.py"></location>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>a list</source>
            <translation>列表</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/console.py"></location>
            <source>A log view keeps at most {n} MB.</source>
            <translation>日志视图最多保留 {n} MB。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/head.py"></location>
            <source>a malformed header field</source>
            <translation>头字段格式错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/head.py"></location>
            <source>a malformed status line</source>
            <translation>状态行格式错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/merging.py"></location>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>a mapping</source>
            <translation>映射</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A name is needed, such as shop.example.org.</source>
            <translation>需要名称，例如 shop.example.org。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <location filename="caas_desktop/views/dialogs/rename.py"></location>
            <source>A name is needed.</source>
            <translation>需要名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/dotenv.py"></location>
            <source>a name must not have a space</source>
            <translation>名称中不能有空格</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <source>A name that leads to a service through the edge.</source>
            <translation>经边缘代理通向某个服务的名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>A new one</source>
            <translation>新建</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>a number</source>
            <translation>数字</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A path is of parts such as /api/v1, without blanks, quotes, % or empty parts.</source>
            <translation>路径由 /api/v1 这样的部分组成，不含空格、引号、% 或空的部分。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A path may not hold . or .. as a part.</source>
            <translation>路径中不能有 . 或 .. 作为一部分。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>A path of the host gives the container what lies there: data of others, or the whole host.</source>
            <translation>挂载主机路径会把其中的内容交给容器：可能是他人的数据，甚至整台主机。</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>A path that the edge asks every 5 seconds; empty for none.</source>
            <translation>边缘代理每 5 秒请求一次的路径；留空则不检查。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/scaling_tab.py"></location>
            <source>A policy keeps the service between a minimum and a maximum, by what its tasks use of CPU or memory.</source>
            <translation>策略根据任务对 CPU 或内存的使用，使服务的副本数保持在最小值与最大值之间。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A port is a number from 1 to 65535.</source>
            <translation>端口是 1 到 65535 之间的数字。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>A program is running in {name} on {host}.</source>
            <translation>{host} 上的 {name} 中有程序正在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>a program on this computer would be run for it</source>
            <translation>将为它在这台计算机上运行程序</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>A quotation mark is missing.</source>
            <translation>缺少一个引号。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>A quotation mark is not closed.</source>
            <translation>引号没有闭合。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/dotenv.py"></location>
            <source>a quote is not closed</source>
            <translation>引号没有闭合</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/cluster_commands.py"></location>
            <source>A read-only host changes none, nor does a cluster without a leader.</source>
            <translation>只读主机以及没有领导节点的集群都不能更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>A request from this computer</source>
            <translation>从本机发出的请求</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>A restarted manager asks for the key now.</source>
            <translation>重启的管理节点现在会要求密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>a roll-back is paused: continue it, or update again</source>
            <translation>回滚已暂停：请继续，或再次更新</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>a roll-back is running</source>
            <translation>正在回滚</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_tab.py"></location>
            <source>A route gives a service a name: an edge in front of it answers there and spreads requests over its containers.</source>
            <translation>路由为服务赋予名称：前端的边缘代理在此名称上应答，并将请求分发到各容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/services.py"></location>
            <source>A service cannot have fewer than 0 replicas.</source>
            <translation>服务的副本数不能小于 0。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>A service of a Compose project keeps one container at least.</source>
            <translation>Compose 项目的服务至少保留一个容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <source>A share is from 1 to 99 percent.</source>
            <translation>份额为 1 到 99 的百分比。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>A shell command</source>
            <translation>Shell 命令</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/merging.py"></location>
            <source>a single value</source>
            <translation>单个值</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>a standalone host has no configs of its own</source>
            <translation>独立主机没有自己的配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>a standalone host has no secrets of its own</source>
            <translation>独立主机没有自己的机密</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>a standalone host replaces containers one by one</source>
            <translation>独立主机会逐个替换容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/adopting.py"></location>
            <source>A tenant's name is one line of at most {count} characters.</source>
            <translation>租户名称为一行，最多 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/template.py"></location>
            <source>a text with variables is too long</source>
            <translation>含变量的文本过长</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/dotenv.py"></location>
            <source>a variable is wrong</source>
            <translation>有一个变量不正确</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>A variable needs a name without “=”.</source>
            <translation>变量名不能为空，也不能含“=”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/services.py"></location>
            <source>A version is kept from the first change on.</source>
            <translation>从第一次更改起才会保留版本。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/mounts.py"></location>
            <source>a volume must not be empty</source>
            <translation>卷不能为空</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>a whole number</source>
            <translation>整数</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A wildcard cannot be had from an ACME authority over HTTP; use a certificate of your own.</source>
            <translation>无法通过 HTTP 从 ACME 机构取得通配符证书；请使用自有证书。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A wildcard may only be the whole first part: *.example.org</source>
            <translation>通配符只能是完整的第一部分：*.example.org</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>A wildcard needs a domain of at least two parts.</source>
            <translation>通配符需要至少由两部分组成的域名。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>A&amp;dd host</source>
            <translation>添加主机(&amp;D)</translation>
        </message>
        <message>
            <location filename="ui/service_general.ui"></location>
            <source>A&amp;ddress</source>
            <translation>地址(&amp;D)</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>A&amp;t most</source>
            <translation>最多(&amp;T)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>AC&amp;ME server</source>
            <translation>ACME 服务器(&amp;M)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Accept &amp;once</source>
            <translation>仅接受一次(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Accept and &amp;save</source>
            <translation>接受并保存(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Accept and save</source>
            <translation>接受并保存</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Accept once</source>
            <translation>仅接受一次</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Accepted</source>
            <translation>已接受</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>ACME</source>
            <translation>ACME</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Activate</source>
            <translation>启用</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Activating…</source>
            <translation>正在启用…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <source>active</source>
            <translation>可用</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Add &amp;route…</source>
            <translation>添加路由(&amp;R)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Add a filter</source>
            <translation>添加筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Add a highlight</source>
            <translation>添加高亮</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>Add a host</source>
            <translation>添加主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Add config</source>
            <translation>添加配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Add constraint</source>
            <translation>添加约束</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Add host</source>
            <translation>添加主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Add host…</source>
            <translation>添加主机…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_labels.py"></location>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Add label</source>
            <translation>添加标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Add mount</source>
            <translation>添加挂载</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Add network</source>
            <translation>添加网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Add port</source>
            <translation>添加端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/service_page.py"></location>
            <source>Add route</source>
            <translation>添加路由</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_tab.py"></location>
            <source>Add route…</source>
            <translation>添加路由…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Add secret</source>
            <translation>添加机密</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Add the host with an SSH address to get one.</source>
            <translation>请用 SSH 地址添加该主机。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Add the user to the group docker (sudo usermod -aG docker USER, then log in again), or run Docker rootless and give the path of its socket.</source>
            <translation>请将用户加入 docker 组（sudo usermod -aG docker USER，然后重新登录），或以 rootless 方式运行 Docker 并填写其套接字路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Add variable</source>
            <translation>添加变量</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <source>Add your public key to ~/.ssh/authorized_keys there (ssh-copy-id), or choose another key or user.</source>
            <translation>请将你的公钥加入该处的 ~/.ssh/authorized_keys（ssh-copy-id），或选择其他密钥或用户。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Address</source>
            <translation>地址</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Ado&amp;pt app, set its tenant…</source>
            <translation>接管应用、设置其租户(&amp;P)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Adopt this app</source>
            <translation>接管此应用</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>Adopt {app}</source>
            <translation>接管 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>adopted</source>
            <translation>已接管</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Adopted as revision {number}. Not known:</source>
            <translation>已接管为版本 {number}。无法得知：</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>After</source>
            <translation>之后</translation>
        </message>
        <message>
            <location filename="ui/service_policy.ui"></location>
            <source>After a &amp;failure</source>
            <translation>失败后(&amp;F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>After a failure</source>
            <translation>失败后</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>After a lost connection</source>
            <translation>连接断开之后</translation>
        </message>
        <message>
            <location filename="ui/cluster_init.ui"></location>
            <source>After a restart, managers ask for a &amp;key</source>
            <translation>管理节点重启后须输入密钥(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>AI models need Docker's own model runner</source>
            <translation>AI 模型需要 Docker 自己的模型运行器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/sessions.py"></location>
            <source>ALL</source>
            <translation>广播</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>all</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;containers</source>
            <translation>全部容器(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;images</source>
            <translation>全部镜像(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;networks</source>
            <translation>全部网络(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;services</source>
            <translation>全部服务(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;tasks</source>
            <translation>全部任务(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All &amp;volumes</source>
            <translation>全部卷(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All confi&amp;gs</source>
            <translation>全部配置(&amp;G)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/crumbs.py"></location>
            <location filename="caas_desktop/viewmodels/log_sources.py"></location>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>All hosts</source>
            <translation>所有主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>All levels</source>
            <translation>所有级别</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <source>All lines held ({n})</source>
            <translation>所有已保留的行（{n}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All n&amp;odes</source>
            <translation>全部节点(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All ro&amp;utes</source>
            <translation>全部路由(&amp;U)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>All s&amp;ecrets</source>
            <translation>全部机密(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>All that it shows goes into a file, secrets too.
What is typed unseen does not.</source>
            <translation>显示的全部内容都会写入文件，包括机密信息。
不回显的输入不会写入。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>already there</source>
            <translation>已存在</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Also</source>
            <translation>另外</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Also of those that are not open. Enter begins, and a double click on a line found shows what stood around it.</source>
            <translation>包括未打开的日志。按 Enter 开始搜索，双击找到的行可查看其上下文。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/paged.py"></location>
            <source>Also to be corrected: {pages}</source>
            <translation>还需更正：{pages}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>also: {commands}</source>
            <translation>另用于：{commands}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Always</source>
            <translation>总是</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>An address is needed.</source>
            <translation>需要地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/scaling_tab.py"></location>
            <source>An agent does (caas-desktop agent), or this window while it is open.</source>
            <translation>由代理（caas-desktop agent）执行，或由此窗口在打开期间执行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>An agent does it all the time; of several, one at a time is at work.</source>
            <translation>代理程序会一直执行；有多个时，同一时间只有一个在工作。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>An alias leads into itself.</source>
            <translation>别名指向了它自己。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/exchange.py"></location>
            <source>an answer without end</source>
            <translation>应答没有结尾</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>An e-mail address is needed.</source>
            <translation>需要电子邮件地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/limits.py"></location>
            <source>An engine cannot take this limit away; raise it, or make a new container.</source>
            <translation>引擎不能取消此限额；请调高它，或新建一个容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>an engine does not reserve CPUs</source>
            <translation>引擎不能预留 CPU</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/event_stream.py"></location>
            <source>an event without end</source>
            <translation>事件没有结尾</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>An image is needed.</source>
            <translation>需要镜像。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/tasks.py"></location>
            <source>An internal error stopped it.</source>
            <translation>因内部错误而中止。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>an update is paused: continue it, or roll back</source>
            <translation>更新已暂停：请继续，或回滚</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>an update is running</source>
            <translation>正在更新</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/change.py"></location>
            <source>An update of {name} is on its way.</source>
            <translation>{name} 正在更新。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>and {count} more</source>
            <translation>以及另外 {count} 项</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>Another console is holding the vault file.</source>
            <translation>另一个控制台正占用保险库文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Another host has this name.</source>
            <translation>已有主机使用此名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/keyringstore.py"></location>
            <source>Answer its question, or restart it, or use the vault file.</source>
            <translation>请回答它的提问，或重启它，或改用保险库文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>answers {status}</source>
            <translation>应答 {status}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Any</source>
            <translation>任意</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Any, or 8080, or 127.0.0.1:8080</source>
            <translation>任意，或 8080，或 127.0.0.1:8080</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <source>API version</source>
            <translation>API 版本</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>App</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <source>app</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/cluster_object.py"></location>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>App / service</source>
            <translation>应用 / 服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Application</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Apps</source>
            <translation>应用</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Architecture</source>
            <translation>架构</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_compose.py"></location>
            <source>As deployed</source>
            <translation>部署时的文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_compose.py"></location>
            <source>As it runs now</source>
            <translation>当前运行的状态</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/cells.py"></location>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>as of {time}</source>
            <translation>截至 {time}</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>As the engine has it</source>
            <translation>沿用引擎的设置</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>As the image has it</source>
            <translation>沿用镜像的设置</translation>
        </message>
        <message>
            <location filename="ui/service_general.ui"></location>
            <source>As the image says</source>
            <translation>按镜像设置</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>As the window</source>
            <translation>与窗口相同</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Ask before several lines are pasted</source>
            <translation>粘贴多行前询问</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Ask first</source>
            <translation>先询问</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Ask for a key</source>
            <translation>要求密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Ask for none</source>
            <translation>不要求密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Asking…</source>
            <translation>正在查询…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Assigned</source>
            <translation>已分配</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>At &amp;least</source>
            <translation>最少(&amp;L)</translation>
        </message>
        <message>
            <location filename="ui/service_placement.ui"></location>
            <source>At &amp;most per node</source>
            <translation>每个节点最多(&amp;M)</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>At least 0.01 of a core is needed.</source>
            <translation>至少需要 0.01 核。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>At most 64 characters.</source>
            <translation>最多 64 个字符。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>At most per node</source>
            <translation>每个节点最多</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>At most {most} seconds.</source>
            <translation>最多 {most} 秒。</translation>
        </message>
        <message>
            <location filename="ui/service_policy.ui"></location>
            <source>At on&amp;ce</source>
            <translation>同时更新(&amp;C)</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>At once</source>
            <translation>立即</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>attach</source>
            <translation>附加</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>Attach to the main process</source>
            <translation>附加到主进程</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Attach to what is runnin&amp;g…</source>
            <translation>附加到主进程(&amp;G)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Attachable</source>
            <translation>可附加</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/pages/scaling_tab.py"></location>
            <source>Automatic scaling</source>
            <translation>自动伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>automatic scaling is paused</source>
            <translation>自动伸缩已暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <source>Autoscale</source>
            <translation>自动伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Autoscale…</source>
            <translation>自动伸缩…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Availability</source>
            <translation>可用性</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>Back to {keys}</source>
            <translation>恢复为 {keys}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/search.py"></location>
            <source>Back-references and look-around are not supported.</source>
            <translation>不支持反向引用和环视。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Backends, asked from the edge</source>
            <translation>后端（从边缘代理查询）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>bad pattern</source>
            <translation>表达式有误</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Bar</source>
            <translation>竖线</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>Before</source>
            <translation>之前</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/sessions.py"></location>
            <source>BELL</source>
            <translation>响铃</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Block</source>
            <translation>方块</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Block I/O</source>
            <translation>块 I/O</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Both are reached over their own connections; there is no token to copy.</source>
            <translation>两者均通过各自的连接访问，无须复制令牌。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>Both cannot have the same port.</source>
            <translation>两者不能使用同一端口。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>Bring back or remove the managers that do not answer first.</source>
            <translation>请先恢复或移除没有应答的管理节点。</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Browse…</source>
            <translation>浏览…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>By</source>
            <translation>操作者</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>By labels…</source>
            <translation>按标签…</translation>
        </message>
        <message>
            <location filename="ui/cluster_join.ui"></location>
            <location filename="ui/secret_config_create.ui"></location>
            <location filename="ui/service_general.ui"></location>
            <source>C&amp;luster</source>
            <translation>集群(&amp;L)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>C&amp;ommand</source>
            <translation>命令(&amp;O)</translation>
        </message>
        <message>
            <location filename="ui/secret_config_create.ui"></location>
            <source>C&amp;ontent</source>
            <translation>内容(&amp;O)</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>C&amp;ool-down</source>
            <translation>冷却时间(&amp;O)</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>C&amp;PU</source>
            <translation>CPU(&amp;P)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>Caddy: Traefik reads the engine through it, and through nothing else.</source>
            <translation>Caddy：Traefik 只能经它读取引擎。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/base.py"></location>
            <location filename="caas_desktop/views/terminal/askbar.py"></location>
            <location filename="caas_desktop/views/terminal/banner.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Cancelled</source>
            <translation>已取消</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/tasks.py"></location>
            <source>Cancelled; what the engine had begun may go on.</source>
            <translation>已取消；引擎已开始的工作可能继续。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>cannot be asked</source>
            <translation>无法查询</translation>
        </message>
        <message>
            <location filename="ui/service_general.ui"></location>
            <source>Cate&amp;gory</source>
            <translation>类别(&amp;G)</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <source>Category</source>
            <translation>类别</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Certificate</source>
            <translation>证书</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>Certificates by Let's Encrypt, for names that lead here from the internet. Empty: none.</source>
            <translation>由 Let's Encrypt 签发的证书，用于从互联网指向此处的名称。留空则不使用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>change</source>
            <translation>更改</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <source>Change image</source>
            <translation>更换镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Change image…</source>
            <translation>更换镜像…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/scaling_tab.py"></location>
            <source>Change policy…</source>
            <translation>更改策略…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/adopting.py"></location>
            <source>Change the label caas.tenant in its files, and deploy it.</source>
            <translation>请在其文件中修改标签 caas.tenant，然后部署。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <source>Changing</source>
            <translation>正在更改</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Charts</source>
            <translation>图表</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Check</source>
            <translation>检查</translation>
        </message>
        <message>
            <location filename="caas_desktop/app/paths.py"></location>
            <source>Check its owner and rights, or name another folder in {variable}.</source>
            <translation>请检查其所有者和权限，或在 {variable} 中指定其他文件夹。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>Check its rights and the free space of its disk; what was saved before is kept.</source>
            <translation>请检查其权限和磁盘剩余空间；之前保存的内容不受影响。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/exec.py"></location>
            <source>Check that a Docker Engine answers at this address.</source>
            <translation>请检查该地址是否由 Docker Engine 应答。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_link.py"></location>
            <source>Check that Docker runs on the host.</source>
            <translation>请确认主机上正在运行 Docker。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_link.py"></location>
            <source>Check that Docker runs there, and that sshd allows stream-local forwarding (AllowStreamLocalForwarding yes) or the docker command is installed.</source>
            <translation>请确认该处正在运行 Docker，且 sshd 允许套接字转发（AllowStreamLocalForwarding yes）或已安装 docker 命令。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>Check that it runs, that name, user and password are right, then try again.</source>
            <translation>请确认它正在运行，且名称、用户和密码正确，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <source>Check that the program's folder is writable; the key is accepted for now.</source>
            <translation>请确认程序的文件夹可写；本次运行已接受该密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>Check that this port speaks SSH.</source>
            <translation>请检查此端口是否使用 SSH。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>Check that this port speaks TLS.</source>
            <translation>请确认此端口使用 TLS。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Check the address and the network.</source>
            <translation>请检查地址和网络。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/operations/refresh.py"></location>
            <source>Check the address and the port; another program may be listening there.</source>
            <translation>请检查地址和端口；可能是其他程序在监听。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>Check the CA, certificate and key files.</source>
            <translation>请检查 CA、证书和私钥文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>Check the disk it lies on, then try again.</source>
            <translation>请检查其所在磁盘，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <source>Check the image's name and tag.</source>
            <translation>请检查镜像的名称和标签。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Check the image's name and the host's network, or load the image on the host (docker load).</source>
            <translation>请检查镜像名称和该主机的网络，或直接在主机上载入镜像（docker load）。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <location filename="caas_desktop/operations/containers/pull.py"></location>
            <source>Check the image's name, and that the host reaches the registry.</source>
            <translation>请检查镜像名称，并确认主机能访问镜像仓库。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>Check the name as the jump host sees it, and that it allows TCP forwarding.</source>
            <translation>请确认跳板主机能解析该名称，且允许 TCP 转发。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Check the network and the host; it is tried again.</source>
            <translation>请检查网络和主机；将自动重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Check the network or VPN of this machine, and that the host is up.</source>
            <translation>请检查本机的网络或 VPN，并确认主机已开机。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Check the port, and that the service is running on the host.</source>
            <translation>请检查端口，并确认主机上的服务正在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>Check the port: 2376 is usual with TLS, 2375 without.</source>
            <translation>请检查端口：使用 TLS 时通常为 2376，否则为 2375。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/aside.py"></location>
            <source>Check the rights of its folder.</source>
            <translation>请检查其文件夹的权限。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Check the spelling, and that this machine's DNS knows the name.</source>
            <translation>请检查拼写，并确认本机的 DNS 能解析该名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Check this machine's firewall.</source>
            <translation>请检查本机的防火墙。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <source>Choose a file</source>
            <translation>选择文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <location filename="caas_desktop/views/dialogs/edge.py"></location>
            <source>Choose a file…</source>
            <translation>选择文件…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Choose a host first</source>
            <translation>请先选择一台主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>Choose a target for CPU, for memory, or for both.</source>
            <translation>请为 CPU、内存或两者设定目标。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/place.py"></location>
            <source>Choose another file for the catalogue.</source>
            <translation>请为目录库选择其他文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/migrate.py"></location>
            <source>Choose another file or database for the catalogue.</source>
            <translation>请为目录库选择其他文件或数据库。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/cluster.py"></location>
            <source>Choose another manager.</source>
            <translation>请选择其他管理节点。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/create.py"></location>
            <source>Choose another name, or remove the container that has it.</source>
            <translation>请换一个名称，或移除占用该名称的容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Choose another name, or remove what has this one.</source>
            <translation>请换一个名称，或移除占用此名称的对象。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/objects.py"></location>
            <source>Choose another name: what is in one cannot be changed.</source>
            <translation>请换一个名称：已有内容不能更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/export.py"></location>
            <source>Choose another place, or make room on the disk.</source>
            <translation>请选择其他位置，或腾出磁盘空间。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Choose Compose files</source>
            <translation>选择 Compose 文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Choose files above, or paste a Compose file here.</source>
            <translation>请在上方选择文件，或在此粘贴 Compose 文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>Choose one app, or something of it, that a Compose file made.</source>
            <translation>请选择一个由 Compose 文件创建的应用，或其中的对象。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/prepare.py"></location>
            <source>Choose one that is there, or let it be pulled.</source>
            <translation>请选择已有的镜像，或允许拉取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>Choose one to read its log here.</source>
            <translation>选择一个容器，在此查看其日志。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>Choose one.</source>
            <translation>请设置一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>Choose the CA file (ca.pem) that signed the host's certificate.</source>
            <translation>请选择签发主机证书的 CA 文件（ca.pem）。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>Choose the file of the key.</source>
            <translation>请选择密钥文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_link.py"></location>
            <source>Choose the PEM files ca.pem, cert.pem and key.pem of this host.</source>
            <translation>请选择此主机的 PEM 文件 ca.pem、cert.pem 和 key.pem。</translation>
        </message>
        <message>
            <location filename="ui/network_create.ui"></location>
            <source>Chosen by the engine</source>
            <translation>由引擎选择</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/raw.py"></location>
            <source>chunks where none were asked for</source>
            <translation>未请求却返回了分块数据</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/search.py"></location>
            <source>Clear</source>
            <translation>清除</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Clear histor&amp;y</source>
            <translation>清除历史(&amp;Y)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Clear history</source>
            <translation>清除历史</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/bulk.py"></location>
            <source>Clear the selection (Esc)</source>
            <translation>清除选择 (Esc)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/jump.py"></location>
            <location filename="caas_desktop/views/look/notices.py"></location>
            <location filename="caas_desktop/views/look/toasts.py"></location>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_group.py"></location>
            <source>Close some logs or terminals, or let the server's sshd allow stream-local forwarding (AllowStreamLocalForwarding yes).</source>
            <translation>请关闭一些日志或终端，或在服务器的 sshd 中允许套接字转发（AllowStreamLocalForwarding yes）。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Close the search</source>
            <translation>关闭搜索</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Close the terminal</source>
            <translation>关闭终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/graph/tab.py"></location>
            <source>Closer</source>
            <translation>放大</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Closing the terminal ends it.</source>
            <translation>关闭终端会结束它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/cluster_object.py"></location>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/crumbs.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Cluster</source>
            <translation>集群</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>cluster</source>
            <translation>集群</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>cluster {names}</source>
            <translation>集群 {names}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>clusters {names}</source>
            <translation>集群 {names}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <location filename="caas_desktop/views/dialogs/swatches.py"></location>
            <source>Colour</source>
            <translation>颜色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <location filename="caas_desktop/views/dialogs/swatches.py"></location>
            <source>Colour {number}</source>
            <translation>颜色 {number}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Colours</source>
            <translation>配色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Colours only</source>
            <translation>仅颜色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/columns.py"></location>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/columns.py"></location>
            <source>Columns as at first</source>
            <translation>恢复默认列</translation>
        </message>
        <message>
            <location filename="ui/service_general.ui"></location>
            <location filename="ui/service_health.ui"></location>
            <source>Comm&amp;and</source>
            <translation>命令(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Command</source>
            <translation>命令</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>Comments, variables and builds: it is one file, with every value put in.</source>
            <translation>注释、变量和构建：只有一个文件，所有值都已填入。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>commit</source>
            <translation>提交</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>Compact rows</source>
            <translation>紧凑行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Compare it with what the server itself prints, or ask who runs it. Anybody between you and the server could show a key of their own.</source>
            <translation>请与服务器自身显示的指纹对照，或询问其管理者。你与服务器之间的任何人都可能出示他们自己的密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>Compare the clocks of the host and of this machine.</source>
            <translation>请核对主机与本机的时钟。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/errors.py"></location>
            <source>Compare the fingerprint with the host's own, then accept it.</source>
            <translation>请与主机自身的指纹对照，然后接受。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Complete</source>
            <translation>已完成</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <source>Compose</source>
            <translation>Compose</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy_editor.py"></location>
            <location filename="caas_desktop/views/pages/app_compose.py"></location>
            <source>Compose file</source>
            <translation>Compose 文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <source>Compose files</source>
            <translation>Compose 文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/app_facts.py"></location>
            <source>Compose project</source>
            <translation>Compose 项目</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <source>Compressed (gzip)</source>
            <translation>压缩 (gzip)</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Config</source>
            <translation>配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>config</source>
            <translation>配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Configs</source>
            <translation>配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/errors.py"></location>
            <source>Confirm this only for files that you trust.</source>
            <translation>仅对可信的文件确认此项。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Connect</source>
            <translation>连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>connect</source>
            <translation>连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Connect a Docker host over SSH, TLS or a local socket. Import finds Docker on this computer, its contexts and the hosts of your SSH configuration.</source>
            <translation>通过 SSH、TLS 或本机套接字连接 Docker 主机。导入功能可找到本机上的 Docker、Docker 上下文以及 SSH 配置中的主机。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Connect again by itself</source>
            <translation>自动重新连接</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Connect at &amp;start</source>
            <translation>启动时连接(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/commands.py"></location>
            <location filename="caas_desktop/operations/containers/creations.py"></location>
            <source>Connect it, then try again.</source>
            <translation>请先连接它，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Connect one, then try again.</source>
            <translation>请先连接一个，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Connect to a Docker Engine</source>
            <translation>连接到 Docker 引擎</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>Connected again</source>
            <translation>已重新连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Connecting</source>
            <translation>正在连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <location filename="caas_desktop/views/terminal/header.py"></location>
            <location filename="caas_desktop/views/terminal/pane.py"></location>
            <source>Connecting…</source>
            <translation>正在连接…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Connection</source>
            <translation>连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>Connection lost</source>
            <translation>连接已断开</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/returning.py"></location>
            <source>Connection lost at {time}.</source>
            <translation>连接已于 {time} 断开。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/returning.py"></location>
            <source>connection lost {lost} – attached again {now}</source>
            <translation>连接于 {lost} 断开 – {now} 重新附加</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/returning.py"></location>
            <source>connection lost {lost} – new session {now}</source>
            <translation>连接于 {lost} 断开 – {now} 新会话</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/check.py"></location>
            <source>Connection of {host}</source>
            <translation>{host} 的连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Connection test</source>
            <translation>连接测试</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Constraint</source>
            <translation>约束</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Constraints</source>
            <translation>约束</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/viewmodels/log_hits.py"></location>
            <source>Container</source>
            <translation>容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>container</source>
            <translation>容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <source>Containers</source>
            <translation>容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Containers can no longer be connected to it.</source>
            <translation>容器将无法再连接到它。</translation>
        </message>
        <message>
            <location filename="ui/network_create.ui"></location>
            <source>Containers outside of services may &amp;join</source>
            <translation>允许服务之外的容器接入(&amp;J)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_objects.py"></location>
            <source>Content</source>
            <translation>内容</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>cool-down of {seconds} s</source>
            <translation>冷却时间 {seconds} 秒</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Copied.</source>
            <translation>已复制。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>copy</source>
            <translation>复制</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Copy &amp;ID</source>
            <translation>复制 ID(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Copy &amp;name</source>
            <translation>复制名称(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_compose.py"></location>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <source>Copy all</source>
            <translation>全部复制</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Copy the value</source>
            <translation>复制值</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Copy what is selected</source>
            <translation>选中即复制</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Copy with time and container</source>
            <translation>连同时间和容器复制</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>cores</source>
            <translation>核</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>Cores that a node must have free, for example 0.5; automatic scaling counts in percent of it.</source>
            <translation>节点须有的空闲核数，例如 0.5；自动伸缩按其百分比计算。</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <source>Cores, for example 0.5 or 2.</source>
            <translation>核数，例如 0.5 或 2。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_config.py"></location>
            <source>Correct ProxyJump in {path}.</source>
            <translation>请更正 {path} 中的 ProxyJump。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_config.py"></location>
            <source>Correct the file; `ssh -G HOST` shows what ssh makes of it.</source>
            <translation>请更正该文件；`ssh -G HOST` 可显示 ssh 的解析结果。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Correct the values and try again.</source>
            <translation>请更正各项的值，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>CPU</source>
            <translation>CPU</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>CPU &amp;limit</source>
            <translation>CPU 上限(&amp;L)</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>CPU &amp;reservation</source>
            <translation>CPU 预留(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/services.py"></location>
            <source>CPU by service, % of one core</source>
            <translation>各服务的 CPU（单核百分比）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>CPU limit</source>
            <translation>CPU 上限</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>CPU reservation</source>
            <translation>CPU 预留</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>CPU target</source>
            <translation>CPU 目标</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>CPU {percent} %</source>
            <translation>CPU {percent} %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>CPU, % of limit</source>
            <translation>CPU，占限额 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>CPU, % of one core</source>
            <translation>CPU，占单核 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>CPUs</source>
            <translation>CPU 数</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>create</source>
            <translation>创建</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Create &amp;config…</source>
            <translation>创建配置(&amp;C)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Create &amp;service…</source>
            <translation>创建服务(&amp;S)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Create co&amp;ntainer…</source>
            <translation>创建容器(&amp;N)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>Create config</source>
            <translation>创建配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Create container</source>
            <translation>创建容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/recreate.py"></location>
            <source>Create it anew on a bridge network.</source>
            <translation>请在桥接网络上重新创建它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Create networ&amp;k…</source>
            <translation>创建网络(&amp;K)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/network.py"></location>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>Create network</source>
            <translation>创建网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Create s&amp;ecret…</source>
            <translation>创建机密(&amp;E)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>Create secret</source>
            <translation>创建机密</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>Create service</source>
            <translation>创建服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Create the vault</source>
            <translation>创建保险库</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/creations.py"></location>
            <source>Create {name}</source>
            <translation>创建 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/cluster_object.py"></location>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Created</source>
            <translation>已创建</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/creations.py"></location>
            <source>Created {id}.</source>
            <translation>已创建 {id}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <source>Creating</source>
            <translation>正在创建</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Cursor</source>
            <translation>光标</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>D&amp;uplicate…</source>
            <translation>复制为新容器(&amp;U)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Dashboard</source>
            <translation>仪表盘</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Data</source>
            <translation>数据</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Default size</source>
            <translation>默认大小</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Degraded</source>
            <translation>降级</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Delay before a restart</source>
            <translation>重启前的延迟</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Demote to worker</source>
            <translation>降为工作节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Demoting…</source>
            <translation>正在降级…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>depends on the disabled service {name}</source>
            <translation>依赖已停用的服务 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>depends on the undefined service {name}</source>
            <translation>依赖未定义的服务 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Deploy &amp;app…</source>
            <translation>部署应用(&amp;A)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/docker_compose.py"></location>
            <source>Deploy again to go on, or roll back.</source>
            <translation>再次部署以继续，或者回退。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Deploy app</source>
            <translation>部署应用</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/adopting.py"></location>
            <source>Deploy it again, or roll it back.</source>
            <translation>请重新部署或回退它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Deploy {app}</source>
            <translation>部署 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>deployed</source>
            <translation>已部署</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>destroy</source>
            <translation>销毁</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>detach</source>
            <translation>分离</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Details</source>
            <translation>详情</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Development</source>
            <translation>开发</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>die</source>
            <translation>退出</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Digests</source>
            <translation>摘要</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>disconnect</source>
            <translation>断开</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Disconnected since {time}</source>
            <translation>自 {time} 起已断开连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/fleet.py"></location>
            <source>Disconnected.</source>
            <translation>已断开连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Disk</source>
            <translation>磁盘</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Disk, % of all</source>
            <translation>磁盘，占总量 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>DNS name</source>
            <translation>DNS 名称</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>Do not connect. The key is marked @revoked in {origin}; ask who did that.</source>
            <translation>请勿连接。该密钥在 {origin} 中被标记为 @revoked；请询问标记者。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/docker_compose.py"></location>
            <source>Docker Compose deploys to single hosts, and {host} is a cluster.</source>
            <translation>Docker Compose 只能部署到单台主机，而 {host} 是集群。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/docker_compose.py"></location>
            <source>docker compose ended with code {code}: {reason}</source>
            <translation>docker compose 以代码 {code} 结束：{reason}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/docker_compose.py"></location>
            <source>Docker Compose is not installed on this computer.</source>
            <translation>这台计算机上没有安装 Docker Compose。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Docker Compose itself drops it</source>
            <translation>Docker Compose 自己也会丢弃它</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Docker so&amp;cket</source>
            <translation>Docker 套接字(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <source>Docker socket</source>
            <translation>Docker 套接字</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <source>Docker {version}, API {api}</source>
            <translation>Docker {version}，API {api}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>does not have the route</source>
            <translation>没有此路由</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>does not resolve</source>
            <translation>无法解析</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack_running.py"></location>
            <source>Does not run</source>
            <translation>未运行</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/staying.py"></location>
            <source>Does not stay up</source>
            <translation>无法保持运行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Domain</source>
            <translation>域</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>domain</source>
            <translation>域</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <source>Domains</source>
            <translation>域</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/outcome.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Done</source>
            <translation>已完成</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <location filename="caas_desktop/operations/scope_tasks.py"></location>
            <source>Done.</source>
            <translation>已完成。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Drain</source>
            <translation>排空</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <source>drain</source>
            <translation>排空</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Draining…</source>
            <translation>正在排空…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Driver</source>
            <translation>驱动</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Dupli&amp;cate app…</source>
            <translation>复制应用(&amp;C)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rolling_back.py"></location>
            <source>Duplicate the app to bring it here.</source>
            <translation>请复制该应用，把它带到这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Duplicate {app}</source>
            <translation>复制 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>duplicated</source>
            <translation>已复制</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>E&amp;xport app…</source>
            <translation>导出应用(&amp;X)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>E&amp;xport…</source>
            <translation>导出(&amp;X)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Each deployment from here is kept, encrypted, so that it can be compared and rolled back. An app of another tool gets its first one when it is adopted.</source>
            <translation>从这里进行的每次部署都会加密保存，以便比较和回滚。其他工具创建的应用在接管时得到第一个版本。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>each node pulls what it lacks</source>
            <translation>每个节点会拉取自己缺少的镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <source>earlier</source>
            <translation>更早</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/events_tab.py"></location>
            <source>Earlier events could not be read.</source>
            <translation>无法读取较早的事件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Ed&amp;ge…</source>
            <translation>边缘代理(&amp;G)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/edge.py"></location>
            <source>Edge</source>
            <translation>边缘代理</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_tab.py"></location>
            <source>Edge…</source>
            <translation>边缘代理…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Edit</source>
            <translation>编辑</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Edit host</source>
            <translation>编辑主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <source>Edit route</source>
            <translation>编辑路由</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Edit service</source>
            <translation>编辑服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/saved_menu.py"></location>
            <source>Edit, import, export…</source>
            <translation>编辑、导入、导出…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Edit…</source>
            <translation>编辑…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Either the server was set up anew, or somebody between you and the server pretends to be it. No connection is made, and nothing was sent. Ask who runs the server. Only if they confirm the new key, remove the old line from your list of known hosts, then connect again.</source>
            <translation>要么服务器已重新安装，要么有人在你与服务器之间冒充它。没有建立连接，也没有发送任何内容。请询问服务器的管理者；只有对方确认了新密钥，才从已知主机列表中删除旧的一行，然后重新连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>empty</source>
            <translation>空</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>Empty: everything below the name.</source>
            <translation>留空：该名称下的所有路径。</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>Empty: Let's Encrypt.</source>
            <translation>留空：Let's Encrypt。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>End of the log: the container does not run</source>
            <translation>日志结束：容器未在运行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>End of the log: the container exited with code {code}</source>
            <translation>日志结束：容器已退出，退出码 {code}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>End of the previous run</source>
            <translation>上一次运行的结尾</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/terminal/header.py"></location>
            <location filename="caas_desktop/views/terminal/sessions.py"></location>
            <source>Ended</source>
            <translation>已结束</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>ended, exit {code}</source>
            <translation>已结束，退出码 {code}</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Engine</source>
            <translation>引擎</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Entrypoint</source>
            <translation>入口点</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/resolving.py"></location>
            <source>env_file: {format} is no known format.</source>
            <translation>env_file：{format} 不是已知的格式。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <location filename="ui/host.ui"></location>
            <source>Environment</source>
            <translation>环境</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Environment: {name}</source>
            <translation>环境：{name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Error</source>
            <translation>错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Errors only</source>
            <translation>仅错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/minimap.py"></location>
            <source>Errors, hits and marks in the log</source>
            <translation>日志中的错误、匹配和标记</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>Event</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/events_tab.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/window/badges.py"></location>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Events</source>
            <translation>事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Every</source>
            <translation>间隔</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Every connected host is in a cluster.</source>
            <translation>所有已连接的主机都已在集群中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Every file in it is lost.</source>
            <translation>其中的所有文件都会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Everything</source>
            <translation>全部</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <source>Everything is as it was then.</source>
            <translation>一切都与当时相同。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>Everything that should run does.</source>
            <translation>该运行的都在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/deployment.py"></location>
            <source>Everything was as it should be.</source>
            <translation>一切已符合要求。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>exec_create</source>
            <translation>创建执行</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>exec_detach</source>
            <translation>分离执行</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>exec_die</source>
            <translation>执行结束</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>exec_start</source>
            <translation>开始执行</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Exit code</source>
            <translation>退出码</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <source>exit {code}</source>
            <translation>退出码 {code}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Exited</source>
            <translation>已退出</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>expired {day}</source>
            <translation>已于 {day} 过期</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>export</source>
            <translation>导出</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Export filters</source>
            <translation>导出筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>Export {app}</source>
            <translation>导出 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_compose.py"></location>
            <source>Export…</source>
            <translation>导出…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>failed</source>
            <translation>失败</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Fair.</source>
            <translation>一般。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/graph/tab.py"></location>
            <source>Farther</source>
            <translation>缩小</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <source>Favourites</source>
            <translation>收藏</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>Fewer are wanted.</source>
            <translation>所需数量减少。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>Fewer from {time} on, at the earliest.</source>
            <translation>最早从 {time} 起减少。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Fields</source>
            <translation>字段</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Fields of JSON and logfmt, for example: level&gt;=warn status=500</source>
            <translation>JSON 和 logfmt 的字段，例如：level&gt;=warn status=500</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>File inside</source>
            <translation>容器内文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Files</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/model.py"></location>
            <source>Files include each other in a circle: {names}.</source>
            <translation>文件互相包含成环：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/model.py"></location>
            <source>Files include each other too deep.</source>
            <translation>文件互相包含的层次过深。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <location filename="caas_desktop/views/window/navigator.py"></location>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>Filter commands</source>
            <translation>筛选命令</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <location filename="caas_desktop/views/pages/routes_tab.py"></location>
            <source>Filter this list</source>
            <translation>筛选此列表</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Filters</source>
            <translation>筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Filters and highlights</source>
            <translation>筛选与高亮</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <source>Find in this text</source>
            <translation>在此文本中查找</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Fingerprint</source>
            <translation>指纹</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Fingerprint, {type}</source>
            <translation>指纹，{type}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/bottom.py"></location>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Float</source>
            <translation>浮动</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Fold JSON and logfmt</source>
            <translation>折叠 JSON 和 logfmt</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Follow</source>
            <translation>跟随</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>For containers without a shell. The helper shares their processes and network; their files are in /proc/1/root. It is removed when the terminal ends.</source>
            <translation>用于没有 Shell 的容器。辅助容器共享其进程和网络；其文件位于 /proc/1/root。终端结束后即删除。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>For each open log; the oldest lines give way.</source>
            <translation>每个打开的日志各自计算；超出后丢弃最旧的行。</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>For each task; this is 100 %. Its tasks are replaced for it.</source>
            <translation>每个任务的预留量，即 100 %。为此会替换其任务。</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <source>For example 512m or 2g.</source>
            <translation>例如 512m 或 2g。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <source>Format</source>
            <translation>格式</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Found</source>
            <translation>发现</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>Found in Docker contexts, DOCKER_HOST, your SSH configuration and sockets.</source>
            <translation>来自 Docker 上下文、DOCKER_HOST、SSH 配置和套接字。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>Free some disk space; nothing that was saved is lost, and saving goes on by itself.</source>
            <translation>请腾出磁盘空间；已保存的内容不会丢失，之后会自动继续保存。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>From 1 to {most} %.</source>
            <translation>1 到 {most} %。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>From 1 to {most}.</source>
            <translation>1 到 {most}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>From a Compose file. What would be done is shown before anything is.</source>
            <translation>使用 Compose 文件。执行前会先显示将要进行的操作。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <source>From a file…</source>
            <translation>从文件读取…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>From outside</source>
            <translation>外部可访问</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>From outside: a port of the host leads to the container. Inside only: reachable in its network.</source>
            <translation>外部可访问：主机的端口通向容器。仅内部：只能在其网络内访问。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>From revision {old} to {new}</source>
            <translation>从版本 {old} 到 {new}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/saved_menu.py"></location>
            <source>From searches</source>
            <translation>来自搜索</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>From the start</source>
            <translation>从头开始</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/travel.py"></location>
            <source>From {time}</source>
            <translation>从 {time} 起</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>General</source>
            <translation>常规</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>Gets a share of the requests, to try a new version.</source>
            <translation>分得一部分请求，用于试用新版本。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>Give a certificate and key signed by the CA of that Docker Engine.</source>
            <translation>请提供由该 Docker 引擎的 CA 签发的证书和私钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/place.py"></location>
            <source>Give a file, or postgresql://user@host/database.</source>
            <translation>请填写文件，或 postgresql://user@host/database。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>Give it a range of ports, or no port and a route.</source>
            <translation>请给它一段端口范围，或不给端口而用一条路由。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>Give the certificate once more.</source>
            <translation>请重新提供证书。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/recreate.py"></location>
            <source>Give the route to the service.</source>
            <translation>请将路由交给该服务。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>Give yourself the right to write the file and its folder, or choose another place.</source>
            <translation>请为自己授予该文件及其文件夹的写权限，或选择其他位置。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/jump.py"></location>
            <source>Go</source>
            <translation>转到</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/outcome.py"></location>
            <source>Go &amp;back to revision {number}</source>
            <translation>回到版本 {number}(&amp;B)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Go &amp;down</source>
            <translation>到下方(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Go &amp;left</source>
            <translation>到左侧(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/outcome.py"></location>
            <source>Go &amp;on</source>
            <translation>继续(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Go &amp;up</source>
            <translation>到上方(&amp;U)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Go on</source>
            <translation>继续</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Go r&amp;ight</source>
            <translation>到右侧(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Go to a container, service, host…</source>
            <translation>转到容器、服务、主机…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/jump.py"></location>
            <source>Go to a time</source>
            <translation>转到时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Go to a time…</source>
            <translation>转到时间…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Go to anything…</source>
            <translation>跳转到任何对象…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Go to na&amp;vigator</source>
            <translation>转到导航栏(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Good.</source>
            <translation>良好。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/graph/view.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/service_page.py"></location>
            <source>Graph</source>
            <translation>关系图</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/app_facts.py"></location>
            <source>grouped by labels</source>
            <translation>按标签归组</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has a container_name, and so can have one container only</source>
            <translation>有 container_name，因此只能有一个容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has a healthcheck whose test does not begin with "CMD", "CMD-SHELL" or "NONE"</source>
            <translation>的健康检查测试不是以 "CMD"、"CMD-SHELL" 或 "NONE" 开头</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has a negative number of containers</source>
            <translation>的容器数量为负数</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>has a value that does not fit</source>
            <translation>的值不合适</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>has a value that does not fit ({rule})</source>
            <translation>的值不合适（{rule}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>has a value that does not fit: {value}</source>
            <translation>的值不合适：{value}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has a watch without a target</source>
            <translation>有一个没有目标的 watch</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has both dockerfile and dockerfile_inline</source>
            <translation>同时有 dockerfile 和 dockerfile_inline</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has both network_mode and networks</source>
            <translation>同时有 network_mode 和 networks</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has different numbers in scale and deploy.replicas</source>
            <translation>的 scale 与 deploy.replicas 数量不同</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has different values in {key} and deploy.resources.{where}</source>
            <translation>的 {key} 与 deploy.resources.{where} 的值不同</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>has neither an image nor a build section</source>
            <translation>既没有 image，也没有 build 部分</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>has the route</source>
            <translation>有此路由</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Have the Docker Compose of this computer do it</source>
            <translation>由本机的 Docker Compose 执行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Health</source>
            <translation>健康检查</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <location filename="ui/service_health.ui"></location>
            <source>Health &amp;check</source>
            <translation>健康检查(&amp;C)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Health check</source>
            <translation>健康检查</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>health check</source>
            <translation>健康检查</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Healthy</source>
            <translation>健康</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>healthy</source>
            <translation>健康</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/crumbs.py"></location>
            <source>Hidden steps</source>
            <translation>隐藏的步骤</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/bottom.py"></location>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Hide</source>
            <translation>隐藏</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Hide {field}</source>
            <translation>隐藏 {field}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/saved_menu.py"></location>
            <source>Highlight what is searched for</source>
            <translation>高亮搜索内容</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/saved_menu.py"></location>
            <source>Highlight {name}</source>
            <translation>高亮 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Highlights</source>
            <translation>高亮</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Ho&amp;st</source>
            <translation>主机(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>hooks are not run here</source>
            <translation>这里不运行钩子</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <location filename="caas_desktop/viewmodels/log_hits.py"></location>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Host</source>
            <translation>主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>host</source>
            <translation>主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Host name</source>
            <translation>主机名</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Host path</source>
            <translation>主机路径</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_maker.py"></location>
            <source>host shell</source>
            <translation>主机 Shell</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>host {names}</source>
            <translation>主机 {names}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/log_sources.py"></location>
            <source>Host {name}</source>
            <translation>主机 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>Hosts</source>
            <translation>主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>hosts {names}</source>
            <translation>主机 {names}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Hosts: {hosts} · containers: {containers}</source>
            <translation>主机：{hosts} · 容器：{containers}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>How far back a log starts when it is opened.</source>
            <translation>打开日志时从多久之前的行开始。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>How many earlier deployments are kept, encrypted, to go back to.</source>
            <translation>保留多少个以前的部署（加密保存），以便回退。</translation>
        </message>
        <message>
            <location filename="ui/service_policy.ui"></location>
            <source>How many tasks are replaced together; 0: all.</source>
            <translation>同时替换的任务数；0 表示全部。</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>HTTP&amp;S port</source>
            <translation>HTTPS 端口(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>I trust these files: do what is marked as a risk</source>
            <translation>我信任这些文件：执行标记为风险的操作</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>ID</source>
            <translation>ID</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Image</source>
            <translation>镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/image.py"></location>
            <source>Image ID</source>
            <translation>镜像 ID</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>Image {image}</source>
            <translation>镜像 {image}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>image {image}</source>
            <translation>镜像 {image}</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/image.py"></location>
            <source>Images</source>
            <translation>镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>images are not built here: the image must exist</source>
            <translation>这里不构建镜像：镜像必须已存在</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>import</source>
            <translation>导入</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Import filters</source>
            <translation>导入筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>Import hosts</source>
            <translation>导入主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Import…</source>
            <translation>导入…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>in</source>
            <translation>入</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <source>In a log</source>
            <translation>在日志中</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <source>In a terminal</source>
            <translation>在终端中</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>In full</source>
            <translation>完整</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>In percent.</source>
            <translation>百分比。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>In which order services depend on each other.</source>
            <translation>服务之间的依赖顺序。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/model.py"></location>
            <source>include lacks a path.</source>
            <translation>include 缺少路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/model.py"></location>
            <source>include must be a list.</source>
            <translation>include 必须是列表。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Info and above</source>
            <translation>信息及以上</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Input goes to one terminal</source>
            <translation>输入只发送到一个终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pane.py"></location>
            <source>INPUT TO {n} TERMINALS</source>
            <translation>输入到 {n} 个终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Inside only</source>
            <translation>仅内部</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Inspect</source>
            <translation>检查</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/docker_compose.py"></location>
            <source>Install it, or let the console deploy by itself.</source>
            <translation>请安装它，或让控制台自己部署。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/postgresql.py"></location>
            <source>Install it: pip install 'caas-desktop[postgresql]'.</source>
            <translation>请安装：pip install 'caas-desktop[postgresql]'。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Internal</source>
            <translation>内部</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/template.py"></location>
            <source>invalid variable in {words}; write $$ for a plain dollar sign</source>
            <translation>{words} 中的变量无效；普通的美元符号请写成 $$</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>is built for other platforms than {platform}</source>
            <translation>是为 {platform} 以外的平台构建的</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>Is this the right server?</source>
            <translation>这是正确的服务器吗？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>issued by {issuer}</source>
            <translation>由 {issuer} 颁发</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <source>It cannot be empty.</source>
            <translation>不能为空。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/files.py"></location>
            <source>it cannot be read</source>
            <translation>无法读取</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>It could not be opened.</source>
            <translation>无法打开。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <source>It differs in {parts}.</source>
            <translation>不同之处：{parts}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>It does not work yet</source>
            <translation>尚不可用</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>It ends with code {code} again and again.</source>
            <translation>它反复以代码 {code} 结束。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/docker_engine.py"></location>
            <source>it has no /version</source>
            <translation>没有 /version</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/handshake.py"></location>
            <source>it has no identity</source>
            <translation>没有标识</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/objects.py"></location>
            <source>It holds at most {size} kB.</source>
            <translation>最多可容纳 {size} kB。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>It interrupts what they are doing.</source>
            <translation>这会中断它们正在进行的工作。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>It is far too large.</source>
            <translation>它过大。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>it is for developers' machines, and not done here</source>
            <translation>它用于开发者的计算机，这里不做</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>it is for macOS</source>
            <translation>它用于 macOS</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>it is for Windows only</source>
            <translation>仅用于 Windows</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>It is looked after by {name}.</source>
            <translation>由 {name} 负责。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <source>It is not in the file.</source>
            <translation>它不在文件中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>It is not in the network {name}.</source>
            <translation>它不在网络 {name} 中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>It is not running.</source>
            <translation>它未在运行。</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>It is pulled if it is not on the host yet.</source>
            <translation>如果主机上还没有，会自动拉取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_choices.py"></location>
            <source>It joins the network {name}: its tasks are replaced by its update policy.</source>
            <translation>它将接入网络 {name}：其任务会按更新策略替换。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>It may be frozen or overloaded.</source>
            <translation>它可能已冻结或过载。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>It may have been removed meanwhile.</source>
            <translation>它可能已被移除。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/limits.py"></location>
            <source>It must not be less than the memory limit.</source>
            <translation>不能小于内存限额。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/service_spec.py"></location>
            <source>It must not be more than the limit.</source>
            <translation>不得超过上限。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/handshake.py"></location>
            <source>it names no API version</source>
            <translation>没有给出 API 版本</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/limits.py"></location>
            <source>It needs a memory limit.</source>
            <translation>需要先设置内存限额。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>It reaches beyond its own files. Its first deployment from here asks:</source>
            <translation>它会用到自身文件以外的内容。首次从此处部署时会询问：</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>it redirects (status {status})</source>
            <translation>它返回重定向（状态码 {status}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/pull.py"></location>
            <source>It runs as a task; go on working.</source>
            <translation>它作为任务在后台运行，你可以继续工作。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>it says nothing to Swarm</source>
            <translation>对 Swarm 没有意义</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>it says nothing to the engine</source>
            <translation>对引擎没有意义</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>It shares its host's network: no figures of its own.</source>
            <translation>它共用主机网络，没有单独的数据。</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>It shrinks only to what was enough for this long.</source>
            <translation>只缩减到在此时长内一直足够的数量。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>It was dissolved, or its hosts left it or were removed from the list.</source>
            <translation>它已被解散，或者其主机已离开集群或从列表中移除。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>It was removed from its host.</source>
            <translation>它已从主机上移除。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>It was restarted, and belongs to its cluster again once it has its key.</source>
            <translation>它已重启，得到密钥后才会重新属于其集群。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>It works</source>
            <translation>可以使用</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/handshake.py"></location>
            <source>its /info is no object</source>
            <translation>/info 不是对象</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/handshake.py"></location>
            <source>its /version is no object</source>
            <translation>/version 不是对象</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>Its a&amp;uthority</source>
            <translation>其颁发机构(&amp;U)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>Its containers and networks. Volumes stay unless you say otherwise.</source>
            <translation>其容器和网络。除非另行选择，卷会保留。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <source>Its files, variables and images of then are deployed again; services keep the replicas that they have now, volumes their data.</source>
            <translation>将重新部署当时的文件、变量和镜像；服务保留现有的副本数，卷保留数据。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>Its image is newer.</source>
            <translation>其镜像有更新。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/docker_engine.py"></location>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <source>its JSON is malformed</source>
            <translation>JSON 格式错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>Its labels say whose it is. To change it, change the label caas.tenant in its files, and deploy it.</source>
            <translation>它属于谁由其标签说明。要更改，请在其文件中修改标签 caas.tenant，然后部署。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>Its network is new.</source>
            <translation>其网络是新的。</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>Its private key. It goes to the cluster's secrets, or into a volume of the host.</source>
            <translation>证书的私钥。会存入集群的机密，或主机的卷。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>Its service is not in the file, or its profile is off.</source>
            <translation>其服务不在文件中，或其 profile 未启用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <source>Its services were removed. Deploy the app again, and they find their data there.</source>
            <translation>它的服务已被移除。重新部署该应用，服务就能在卷中找到自己的数据。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>Its settings differ.</source>
            <translation>其设置不同。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_link.py"></location>
            <source>Its sshd may allow this user nothing but the Docker socket.</source>
            <translation>其 sshd 可能只允许该用户访问 Docker 套接字。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Its tasks and their containers are lost; volumes stay.</source>
            <translation>其任务及容器会丢失；卷会保留。</translation>
        </message>
        <message>
            <location filename="ui/service_image.ui"></location>
            <source>Its tasks are replaced as the update policy says.</source>
            <translation>其任务会按更新策略替换。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>Its tasks are replaced, as the update policy says.</source>
            <translation>其任务会按更新策略替换。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Its writable layer and its log are lost.</source>
            <translation>其可写层和日志会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/refresh.py"></location>
            <source>its {path} is no list</source>
            <translation>其 {path} 不是列表</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Join a cluster</source>
            <translation>加入集群</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <source>JSON lines: time, container, stream, level, text</source>
            <translation>JSON 行：时间、容器、流、级别、文本</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>keep</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Keep it</source>
            <translation>保留</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Keep it outside of the cluster. While {host} runs, Tokens and keys shows it again; a manager that restarts without it stays locked out.</source>
            <translation>请把它保存在集群之外。只要 {host} 在运行，“令牌与密钥”会再次显示它；没有它，重启的管理节点将一直被锁定。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Keep the key outside of the cluster.</source>
            <translation>请在集群之外保管此密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <source>Keep the newest line in view (F)</source>
            <translation>始终显示最新一行 (F)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Keep this key</source>
            <translation>请保存此密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Keeps a history of containers that no page shows.</source>
            <translation>为未显示在页面上的容器保留历史。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/runner.py"></location>
            <source>Kept, as others use it or as it lies on another node: {names}.</source>
            <translation>因仍被使用或位于其他节点而保留：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Kept, as others use it: {names}.</source>
            <translation>仍被使用，已保留：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Kernel</source>
            <translation>内核</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Key file</source>
            <translation>密钥文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Key of {host}, {type}: is it the server's own?</source>
            <translation>{host} 的密钥（{type}）：确实是服务器自己的吗？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>Keys of {command}</source>
            <translation>“{command}”的按键</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Kill</source>
            <translation>强制终止</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>kill</source>
            <translation>终止</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Killing…</source>
            <translation>正在强制终止…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_labels.py"></location>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Labels</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>Labels cannot be changed after creation: whose it is, is kept here.</source>
            <translation>标签在创建后无法更改：它属于谁，由此处记录。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_choices.py"></location>
            <source>Labels cannot be changed: {count} containers are replaced one by one. What they wrote outside volumes is lost.</source>
            <translation>标签不能更改：{count} 个容器将逐一替换。它们写在卷之外的内容会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_labels.py"></location>
            <source>Labels of a node</source>
            <translation>节点标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/log_commands.py"></location>
            <source>Labels, for example caas.tenant=acme tier!=dev !old</source>
            <translation>标签，例如 caas.tenant=acme tier!=dev !old</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Labels…</source>
            <translation>标签…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>lacks {keys}</source>
            <translation>缺少 {keys}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Language</source>
            <translation>语言</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Larger text</source>
            <translation>放大文字</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Last 15 minutes</source>
            <translation>最近 15 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Last 30 minutes</source>
            <translation>最近 30 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Last 5 minutes</source>
            <translation>最近 5 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>Last change</source>
            <translation>上次变更</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>Last change: {words}</source>
            <translation>上次更改：{words}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Last day</source>
            <translation>最近一天</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Last hour</source>
            <translation>最近 1 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Last minute</source>
            <translation>最近 1 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Last week</source>
            <translation>最近一周</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <source>leader</source>
            <translation>领导节点</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>Leads &amp;to</source>
            <translation>通向(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Leads to</source>
            <translation>通向</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/place.py"></location>
            <source>Leave it out of the URL: it is asked for and kept in the vault.</source>
            <translation>请勿写在 URL 中：程序会询问密码并保存在保险库中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/outcome.py"></location>
            <source>Leave it so</source>
            <translation>保持现状</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>Leave it to others again: it is public, its revisions stay.</source>
            <translation>不再接管：它将属于公共域，版本仍会保留。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Leave the cluster</source>
            <translation>退出集群</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Left running, on every node: {names}.</source>
            <translation>仍在每个节点上运行：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/docker_compose.py"></location>
            <source>Let the console deploy by itself.</source>
            <translation>请让控制台自己部署。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>Libraries</source>
            <translation>程序库</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>Licensed under the Apache License 2.0. No account, no telemetry.</source>
            <translation>以 Apache License 2.0 授权。无需账号，不收集遥测。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Light or dark</source>
            <translation>浅色或深色</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>limit 1 core</source>
            <translation>限额 1 核</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>limit {n} cores</source>
            <translation>限额 {n} 核</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>limit {size}</source>
            <translation>限额 {size}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <source>Limits</source>
            <translation>限额</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Limits…</source>
            <translation>限额…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/log_hits.py"></location>
            <source>Line</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <source>Lines</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>lines</source>
            <translation>行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>Lines are missing here: the host has already rotated them away</source>
            <translation>此处缺少若干行：主机已将其轮转清除</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Lines found</source>
            <translation>找到的行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Lines like KEY=VALUE can be pasted. Values are sent to the host and kept nowhere else.</source>
            <translation>可粘贴 KEY=VALUE 形式的行。值只会发送到主机，不会保存在别处。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/body.py"></location>
            <source>Lines on screen</source>
            <translation>屏幕上的行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Lines that do not match</source>
            <translation>不匹配的行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <source>Lines that pass the filter ({n})</source>
            <translation>通过筛选的行（{n}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Lines to begin with</source>
            <translation>初始行数</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>List of se&amp;ssions</source>
            <translation>会话列表(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>load</source>
            <translation>载入</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/notices.py"></location>
            <source>Loading</source>
            <translation>正在加载</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Local time</source>
            <translation>本地时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>locked manager</source>
            <translation>已锁定的管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/body.py"></location>
            <source>Log</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/badges.py"></location>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Log search</source>
            <translation>日志搜索</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Log: {path}</source>
            <translation>日志：{path}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/window/badges.py"></location>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <source>logs</source>
            <translation>日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Logs and terminal</source>
            <translation>日志与终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/log_commands.py"></location>
            <source>Logs by label</source>
            <translation>按标签查看日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Logs, terminals, tasks, events</source>
            <translation>日志、终端、任务、事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/staying.py"></location>
            <location filename="caas_desktop/operations/apps/waiting.py"></location>
            <source>Look at its logs, then deploy again.</source>
            <translation>请查看其日志，然后重新部署。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/operations/scaling/write.py"></location>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>Look at its present state and try again.</source>
            <translation>请查看其当前状态，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>Look at the log of its container.</source>
            <translation>请查看其容器的日志。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack_running.py"></location>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>Look at the tasks of the service.</source>
            <translation>请查看该服务的任务。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Look whether most of the cluster's managers are up.</source>
            <translation>请检查集群的多数管理节点是否在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>Looked after by</source>
            <translation>负责者</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>Looking…</source>
            <translation>正在查找…</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>Ma&amp;nager</source>
            <translation>管理节点(&amp;N)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Machine</source>
            <translation>机器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Machine CPU, % of all cores</source>
            <translation>机器 CPU，占全部核 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Machine memory</source>
            <translation>机器内存</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Machine memory, % of all</source>
            <translation>机器内存，占总量 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <source>Made as</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_maker.py"></location>
            <source>main process</source>
            <translation>主进程</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Make a cluster</source>
            <translation>创建集群</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Make a new key</source>
            <translation>生成新密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Make new tokens</source>
            <translation>生成新令牌</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Make the vault…</source>
            <translation>创建保险库…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Manager</source>
            <translation>管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>manager</source>
            <translation>管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Managers</source>
            <translation>管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Mark this line</source>
            <translation>标记此行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Match case</source>
            <translation>区分大小写</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <source>Matches: {count}</source>
            <translation>匹配：{count}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/scaling.py"></location>
            <source>mean</source>
            <translation>平均</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Measure in the background</source>
            <translation>后台测量</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Measuring</source>
            <translation>测量</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Measuring…</source>
            <translation>正在测量…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Mem</source>
            <translation>内存</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Memory</source>
            <translation>内存</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>Memory and &amp;swap</source>
            <translation>内存与交换空间(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>Memory and swap together; at least the memory limit. -1: unlimited swap.</source>
            <translation>内存与交换空间之和，不小于内存限额。-1 表示交换空间不限。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/services.py"></location>
            <source>Memory by service</source>
            <translation>各服务的内存</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Memory for logs</source>
            <translation>日志内存</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Memory limit</source>
            <translation>内存上限</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>Memory reser&amp;vation</source>
            <translation>内存预留(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Memory reservation</source>
            <translation>内存预留</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>Memory target</source>
            <translation>内存目标</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>memory {percent} %</source>
            <translation>内存 {percent} %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>Memory, % of limit</source>
            <translation>内存，占限额 %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>Merged logs</source>
            <translation>合并日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/exec.py"></location>
            <source>Minimal images often carry none: choose another program, or open a shell in a helper container that shares its namespaces.</source>
            <translation>精简镜像往往不含 Shell：请选择其他程序，或在共享其命名空间的辅助容器中打开 Shell。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Mistakes, risks and warnings</source>
            <translation>错误、风险与警告</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Mode</source>
            <translation>模式</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/bulk.py"></location>
            <location filename="caas_desktop/views/pages/head.py"></location>
            <source>More actions</source>
            <translation>更多操作</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <source>More for this log</source>
            <translation>此日志的更多操作</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>mount</source>
            <translation>挂载</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>mount a tmpfs of that size on /dev/shm instead</source>
            <translation>请改为在 /dev/shm 挂载这个大小的 tmpfs</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Mount point</source>
            <translation>挂载点</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Mounts</source>
            <translation>挂载</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>mounts {path} twice</source>
            <translation>挂载了 {path} 两次</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>mounts {target} twice</source>
            <translation>挂载了 {target} 两次</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>Move it aside (it is kept) and start a new one, or put back a copy.</source>
            <translation>请将其移开（会保留）并新建一个，或恢复备份。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>must be a list</source>
            <translation>必须是列表</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <location filename="caas_desktop/operations/compose/parts.py"></location>
            <source>must be a mapping</source>
            <translation>必须是映射</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>must be a mapping or a list</source>
            <translation>必须是映射或列表</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>must be a mapping or a list of NAME=VALUE</source>
            <translation>必须是映射或 NAME=VALUE 列表</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>must be a number</source>
            <translation>必须是数字</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>must be a single value</source>
            <translation>必须是单个值</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>must be an octal mode</source>
            <translation>必须是八进制模式</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>must be at least {value}</source>
            <translation>不能小于 {value}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>must be at most {value}</source>
            <translation>不能大于 {value}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>must be one of {values}</source>
            <translation>必须是以下之一：{values}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>must be {first} or {kind}</source>
            <translation>必须是{first}或{kind}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>must be {kind}</source>
            <translation>必须是{kind}</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <location filename="caas_desktop/kinds/cluster_object.py"></location>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/logs/saved_menu.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Name (empty: that of the container)</source>
            <translation>名称（留空则用容器名）</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/loader.py"></location>
            <source>Name the file, or call it compose.yaml.</source>
            <translation>请指定文件，或将其命名为 compose.yaml。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/loader.py"></location>
            <source>name: {error}.</source>
            <translation>name：{error}。</translation>
        </message>
        <message>
            <location filename="ui/shell.ui"></location>
            <source>NAME=value, one a line; kept nowhere</source>
            <translation>NAME=值，每行一个；不会保存</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Names of containers</source>
            <translation>容器名称</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Names only</source>
            <translation>仅名称</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/navigator.py"></location>
            <source>Navigator</source>
            <translation>导航栏</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Ne&amp;xt tab</source>
            <translation>下一个标签页(&amp;X)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Needs attention</source>
            <translation>需要关注</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/sources.py"></location>
            <source>Neither a file nor a folder was given.</source>
            <translation>既没有给出文件，也没有给出文件夹。</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>Net&amp;work</source>
            <translation>网络(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Network</source>
            <translation>网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>network</source>
            <translation>网络</translation>
        </message>
        <message>
            <location filename="ui/cluster_init.ui"></location>
            <source>Network &amp;pool</source>
            <translation>网络地址池(&amp;P)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <source>Network and limits</source>
            <translation>网络与限额</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <source>Networks</source>
            <translation>网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Never</source>
            <translation>从不</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>New</source>
            <translation>新建</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>new</source>
            <translation>新</translation>
        </message>
        <message>
            <location filename="ui/service_image.ui"></location>
            <source>New &amp;image</source>
            <translation>新镜像(&amp;I)</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>New routes are offered a name below it. Its wildcard record should lead to the edge.</source>
            <translation>新路由会建议使用其下的名称。其泛域名记录应指向边缘代理。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Newest {n} lines</source>
            <translation>最新 {n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Next error</source>
            <translation>下一个错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Next hit</source>
            <translation>下一个匹配</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Next hit (F3)</source>
            <translation>下一处匹配 (F3)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Next mark</source>
            <translation>下一个标记</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Next match</source>
            <translation>下一个匹配</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Next try in {seconds} s.</source>
            <translation>{seconds} 秒后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>no</source>
            <translation>否</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>no answer</source>
            <translation>无应答</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>No block I/O so far, or this host does not count it.</source>
            <translation>目前没有块 I/O，或此主机不统计。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>No certificate yet: the edge says</source>
            <translation>尚无证书；边缘报告</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/swatches.py"></location>
            <source>No colour</source>
            <translation>无颜色</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>no common SSH algorithm with {where}</source>
            <translation>与 {where} 没有共同的 SSH 算法</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>No connected cluster may be changed.</source>
            <translation>已连接的集群都不允许更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>No connected host is in a cluster.</source>
            <translation>已连接的主机都不在集群中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <location filename="caas_desktop/views/dialogs/edge.py"></location>
            <location filename="caas_desktop/views/dialogs/pull.py"></location>
            <source>No connected host may be changed.</source>
            <translation>已连接的主机都不允许更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>no connected host runs it</source>
            <translation>没有已连接的主机运行它</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <source>No connected host that may be changed runs one.</source>
            <translation>允许更改的已连接主机上都没有运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>No connection is made to a server whose key has changed.</source>
            <translation>不会连接密钥已改变的服务器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>No connection to {host}</source>
            <translation>无法连接 {host}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>No container chosen</source>
            <translation>未选择容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>no container gets your registry logins from here</source>
            <translation>这里不会把您的镜像仓库登录信息交给任何容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>no edge here</source>
            <translation>此处没有边缘代理</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/events_tab.py"></location>
            <source>No events yet</source>
            <translation>暂无事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/card.py"></location>
            <source>No figures for this time.</source>
            <translation>此时段没有数据。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>No host here belongs to this cluster any more.</source>
            <translation>这里已没有主机属于此集群。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>No host is connected: what runs is not known.</source>
            <translation>没有已连接的主机：运行情况未知。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>No host of yours is the node {node}: add it to open terminals, files and statistics of what runs there.</source>
            <translation>你的主机中没有节点 {node}：请添加它，以便打开其上的终端、文件和统计。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>No hosts yet</source>
            <translation>还没有主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/head.py"></location>
            <source>no HTTP answer</source>
            <translation>不是 HTTP 应答</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>No key is asked for now.</source>
            <translation>现在不要求密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>No key is needed.</source>
            <translation>不需要密钥。</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <location filename="ui/service_placement.ui"></location>
            <location filename="ui/service_resources.ui"></location>
            <source>No limit</source>
            <translation>无限制</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>no limit</source>
            <translation>无限制</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>No line passes the filter</source>
            <translation>没有符合筛选条件的行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>No lines yet</source>
            <translation>还没有日志行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>No manager of the cluster is connected.</source>
            <translation>没有已连接的集群管理节点。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>no match</source>
            <translation>无匹配</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>no policy</source>
            <translation>不是策略</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>no reservation or limit of CPU: set a CPU reservation</source>
            <translation>没有 CPU 预留或上限：请设置 CPU 预留</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>no reservation or limit of memory: set a memory reservation</source>
            <translation>没有内存预留或上限：请设置内存预留</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>No revisions yet</source>
            <translation>还没有版本</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_commands.py"></location>
            <source>No route of it answers any more. Certificates stay in their volume.</source>
            <translation>其路由都不再应答。证书保留在卷中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_tab.py"></location>
            <source>No route yet</source>
            <translation>还没有路由</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>No running task is touched.</source>
            <translation>运行中的任务不受影响。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <location filename="caas_desktop/views/pages/placement.py"></location>
            <source>No services yet</source>
            <translation>还没有服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>No tasks</source>
            <translation>没有任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>No terminal is open</source>
            <translation>没有打开的终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>No update is known.</source>
            <translation>没有已知的更新。</translation>
        </message>
        <message>
            <location filename="ui/network_create.ui"></location>
            <source>No way to the &amp;outside</source>
            <translation>禁止访问外部(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>No web address is on the screen</source>
            <translation>屏幕上没有网址</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>nobody</source>
            <translation>无人</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Nobody can restore a forgotten master password.</source>
            <translation>忘记主密码后，任何人都无法恢复。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/scaling_tab.py"></location>
            <source>Nobody follows the policy</source>
            <translation>无人执行此策略</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>Nobody scales this cluster now: start an agent, or let this window do it.</source>
            <translation>目前没有谁在为此集群伸缩：请启动代理，或让此窗口来做。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/placement.py"></location>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>Node</source>
            <translation>节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Node ID</source>
            <translation>节点 ID</translation>
        </message>
        <message>
            <location filename="ui/service_placement.ui"></location>
            <source>node.labels.zone</source>
            <translation>node.labels.zone</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Nodes</source>
            <translation>节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/cluster.py"></location>
            <source>Nodes reach each other on port {port}, and 7946 and 4789 for networks.</source>
            <translation>节点之间经端口 {port} 通信，网络另用 7946 和 4789。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <location filename="ui/host.ui"></location>
            <location filename="ui/service_resources.ui"></location>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <location filename="caas_desktop/views/dialogs/shortcuts.py"></location>
            <source>none</source>
            <translation>无</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>none for this name</source>
            <translation>没有此域名的证书</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>none may be lost</source>
            <translation>不能再失去任何一个</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>None, or as in your SSH configuration</source>
            <translation>无，或按 SSH 配置</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Not</source>
            <translation>排除</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/placement.py"></location>
            <source>not among your hosts</source>
            <translation>不在你的主机中</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Not asked yet</source>
            <translation>尚未查询</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>not connected</source>
            <translation>未连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/outcome.py"></location>
            <source>Not done</source>
            <translation>未完成</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>Not less than the minimum, and at most {most}.</source>
            <translation>不小于最小值，且最多 {most}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Not now</source>
            <translation>暂不</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>not scaled</source>
            <translation>未伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/scaling_tab.py"></location>
            <source>Not scaled automatically</source>
            <translation>未自动伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Not shown</source>
            <translation>不显示</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Nothing found</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Nothing has happened yet.</source>
            <translation>还没有事件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/graph/tab.py"></location>
            <location filename="caas_desktop/views/pages/list_page.py"></location>
            <source>Nothing here</source>
            <translation>这里什么都没有</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>nothing is attached here</source>
            <translation>这里不附加任何终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Nothing is installed on the host.</source>
            <translation>不会在主机上安装任何东西。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>Nothing is reserved.</source>
            <translation>未设置预留。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>Nothing on the host is touched: what runs is written down as a revision, to be compared, deployed again and rolled back to.</source>
            <translation>主机上的内容不会改动：当前运行的内容会记录为一个版本，可用于比较、重新部署和回滚。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>Nothing says how much CPU 100 % is: reserve some for each task.</source>
            <translation>没有说明 100 % 是多少 CPU：请为每个任务预留一些。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>Nothing says how much memory 100 % is: reserve some for each task.</source>
            <translation>没有说明 100 % 是多少内存：请为每个任务预留一些。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/properties.py"></location>
            <source>Nothing selected</source>
            <translation>未选择任何对象</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>Nothing to do</source>
            <translation>无需操作</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_objects.py"></location>
            <source>Nothing uses it</source>
            <translation>没有任何对象使用它</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>Nothing was found.</source>
            <translation>没有找到。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <source>Nothing was saved</source>
            <translation>未保存任何内容</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>Now</source>
            <translation>现在</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>Now: {words}</source>
            <translation>当前：{words}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>Object</source>
            <translation>对象</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Objects</source>
            <translation>对象</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Of terminals that are opened from now on.</source>
            <translation>用于此后打开的终端。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Offline</source>
            <translation>离线</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>On every node</source>
            <translation>所有节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>On every node: any node's port leads to any task. Where a task runs: straight to it, one task a node.</source>
            <translation>所有节点：任一节点的端口都通向任一任务。任务所在节点：直达该任务，每个节点一个任务。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/network.py"></location>
            <source>On this host (bridge)</source>
            <translation>本主机（bridge）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>One on every node</source>
            <translation>每个节点一个</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>One virtual address</source>
            <translation>单一虚拟地址</translation>
        </message>
        <message>
            <location filename="ui/service_general.ui"></location>
            <source>One virtual address balances over all tasks; with names only, clients get the tasks' own addresses.</source>
            <translation>单一虚拟地址会在所有任务间均衡；仅名称时，客户端得到各任务自己的地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>only a replicated service can be scaled</source>
            <translation>只有副本模式的服务可以伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/services.py"></location>
            <source>Only a replicated service has a number of replicas.</source>
            <translation>只有副本模式的服务才有副本数。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <source>Only its volumes are left</source>
            <translation>只剩下它的卷</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/filter_row.py"></location>
            <source>Only lines with</source>
            <translation>只显示包含</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>Only mappings can be merged with &lt;&lt;.</source>
            <translation>只有映射可以用 &lt;&lt; 合并。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>only overlay networks can be attachable</source>
            <translation>只有 overlay 网络可以设为可附加</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>only Swarm has drivers of secrets</source>
            <translation>只有 Swarm 有机密驱动</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>only Swarm has templates</source>
            <translation>只有 Swarm 有模板</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <source>Only tasks that it is given to can read it.</source>
            <translation>只有获得它的任务才能读取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>oom</source>
            <translation>内存耗尽</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pointer.py"></location>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Open a shell in a container first.</source>
            <translation>请先在容器中打开一个 Shell。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Open a shell in a container: its terminal stays here.</source>
            <translation>在容器中打开 Shell：其终端会留在这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/streams.py"></location>
            <source>Open it again; the log has the details.</source>
            <translation>请重新打开；详情见日志。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Open the line's fields</source>
            <translation>展开此行的字段</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Open the program's &amp;log</source>
            <translation>打开程序日志(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pointer.py"></location>
            <source>Open this address in the browser?</source>
            <translation>在浏览器中打开此网址？</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>Options of logs, where they go to the host's own driver.</source>
            <translation>日志选项（当日志使用主机自己的驱动时）。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Orphaned</source>
            <translation>已孤立</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Other names there</source>
            <translation>网络内的其他名称</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/change.py"></location>
            <source>Others keep changing {name}.</source>
            <translation>其他人正在不断更改 {name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>out</source>
            <translation>出</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/viewmodels/sources.py"></location>
            <source>out of memory</source>
            <translation>内存不足</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/network.py"></location>
            <source>Over the cluster (overlay)</source>
            <translation>跨集群（overlay）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Overview</source>
            <translation>概览</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Own c&amp;ertificate</source>
            <translation>客户端证书(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>own certificate</source>
            <translation>自备证书</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>P&amp;ath</source>
            <translation>路径(&amp;A)</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>P&amp;ort there</source>
            <translation>其端口(&amp;O)</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>P&amp;rocesses</source>
            <translation>进程数(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>P&amp;roperties</source>
            <translation>属性(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/paged.py"></location>
            <source>Pages</source>
            <translation>页面</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <source>Passphrase of the key</source>
            <translation>密钥口令</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Passphrase of {whose}</source>
            <translation>{whose} 的口令</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/errors.py"></location>
            <source>Passphrase: type it…</source>
            <translation>需要密码短语：请输入…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret.py"></location>
            <location filename="ui/host.ui"></location>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Password of {whose}</source>
            <translation>{whose} 的密码</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/errors.py"></location>
            <source>Password: type it…</source>
            <translation>需要密码：请输入…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Passwords and passphrases of hosts are kept encrypted in it.</source>
            <translation>主机的密码和口令加密保存在其中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/clipboard.py"></location>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Paste</source>
            <translation>粘贴</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/clipboard.py"></location>
            <source>Paste {n} lines? Each line end acts like Enter.</source>
            <translation>粘贴 {n} 行？每个行尾都相当于按下回车键。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Path inside</source>
            <translation>容器内路径</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>path taken away</source>
            <translation>去掉路径</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Pattern</source>
            <translation>模式</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Pausing…</source>
            <translation>正在暂停…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Pending</source>
            <translation>待分配</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <location filename="caas_desktop/views/pages/placement.py"></location>
            <source>Placement</source>
            <translation>放置</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <source>Plain text</source>
            <translation>纯文本</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>Plan</source>
            <translation>计划</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>Platform &amp;domain</source>
            <translation>平台域名(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>Policy</source>
            <translation>策略</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Port inside</source>
            <translation>容器端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Port of the host</source>
            <translation>主机端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Port of the nodes</source>
            <translation>节点端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/app_graph.py"></location>
            <source>Port {port}</source>
            <translation>端口 {port}</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>Port {port} of the host is used twice.</source>
            <translation>主机端口 {port} 被使用了两次。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Ports</source>
            <translation>端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>Ports belong to the container whose network is shared.</source>
            <translation>端口属于被共用网络的那个容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>Ports cannot be published on the network {name}.</source>
            <translation>不能在网络 {name} 上发布端口。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/service_spec.py"></location>
            <source>Ports of the routing mesh need the virtual address; publish them on the host.</source>
            <translation>路由网格的端口需要虚拟地址；请改为在主机上发布。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/templates.py"></location>
            <source>PostgreSQL</source>
            <translation>PostgreSQL</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/postgresql.py"></location>
            <source>PostgreSQL support is not installed.</source>
            <translation>未安装 PostgreSQL 支持。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Preparing</source>
            <translation>准备中</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Previous error</source>
            <translation>上一个错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Previous hit</source>
            <translation>上一个匹配</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <source>Previous hit (Shift+F3)</source>
            <translation>上一处匹配 (Shift+F3)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Previous mark</source>
            <translation>上一个标记</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Previous match</source>
            <translation>上一个匹配</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Private ke&amp;y</source>
            <translation>私钥(&amp;Y)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Process</source>
            <translation>进程</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/pages/processes_tab.py"></location>
            <source>Processes</source>
            <translation>进程</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/processes_tab.py"></location>
            <source>Processes: {count}</source>
            <translation>进程：{count}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Production</source>
            <translation>生产</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Programs are running in {n} terminals.</source>
            <translation>{n} 个终端中有程序正在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Programs may choose another.</source>
            <translation>程序可以另行选择。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>Promote another node first.</source>
            <translation>请先提升另一个节点。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Promote to manager</source>
            <translation>升为管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Promoting…</source>
            <translation>正在提升…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Protocol</source>
            <translation>协议</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>prune</source>
            <translation>清理</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>public</source>
            <translation>公共</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/crumbs.py"></location>
            <location filename="caas_desktop/viewmodels/places.py"></location>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>Public domain</source>
            <translation>公共域</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Published</source>
            <translation>发布方式</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>pull</source>
            <translation>拉取</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/pull.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Pull image</source>
            <translation>拉取镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/create.py"></location>
            <source>Pull it first.</source>
            <translation>请先拉取它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/creations.py"></location>
            <source>Pull {image}</source>
            <translation>拉取 {image}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <source>Pulled</source>
            <translation>已拉取</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/creations.py"></location>
            <source>Pulled.</source>
            <translation>已拉取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <source>Pulling</source>
            <translation>正在拉取</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Pulling an image or creating a container shows up here.</source>
            <translation>拉取镜像或创建容器时会显示在这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/prepare.py"></location>
            <source>Pulling {image}: {n} %</source>
            <translation>正在拉取 {image}：{n} %</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/prepare.py"></location>
            <source>Pulling {image}…</source>
            <translation>正在拉取 {image}…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>push</source>
            <translation>推送</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/sealing.py"></location>
            <source>Put back a copy, or move it aside (it is kept) and enter the secrets again.</source>
            <translation>请恢复备份，或将其移开（会保留）并重新输入机密。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>Qt {version} and these libraries:</source>
            <translation>Qt {version} 以及以下程序库：</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/templates.py"></location>
            <source>Queue and workers</source>
            <translation>队列与工作进程</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>R&amp;eserve memory</source>
            <translation>预留内存(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>R&amp;eset terminal</source>
            <translation>重置终端(&amp;E)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>R&amp;estart app…</source>
            <translation>重启应用(&amp;E)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Re&amp;move app…</source>
            <translation>移除应用(&amp;M)…</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>Re&amp;start</source>
            <translation>重启(&amp;S)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Reached</source>
            <translation>访问方式</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>read</source>
            <translation>读</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_compose.py"></location>
            <location filename="caas_desktop/views/pages/inspect_tab.py"></location>
            <location filename="caas_desktop/views/pages/processes_tab.py"></location>
            <source>Read again</source>
            <translation>重新读取</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_compose.py"></location>
            <source>Read from what runs, which does not tell:</source>
            <translation>根据运行状态还原，以下内容无法得知：</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/sealing.py"></location>
            <source>Read it where it was deployed from.</source>
            <translation>请在部署它的那台计算机上读取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Read only</source>
            <translation>只读</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <source>Read them where they were deployed from.</source>
            <translation>请在部署它们的那台计算机上读取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>read-only</source>
            <translation>只读</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/travel.py"></location>
            <source>Reading older lines…</source>
            <translation>正在读取更早的行…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/streams.py"></location>
            <source>Reading this stream failed inside the console.</source>
            <translation>控制台读取此数据流时出错。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Reading…</source>
            <translation>正在读取…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Ready</source>
            <translation>就绪</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/sessions.py"></location>
            <source>REC</source>
            <translation>录制</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Recent events</source>
            <translation>最近事件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/banner.py"></location>
            <source>Reconnect</source>
            <translation>重新连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Record into</source>
            <translation>录制到</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Record this terminal?</source>
            <translation>录制此终端？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Recording ended</source>
            <translation>录制已结束</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Record…</source>
            <translation>录制…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Record… / end the recordin&amp;g</source>
            <translation>录制…／结束录制(&amp;G)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Regular expression</source>
            <translation>正则表达式</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Reject</source>
            <translation>拒绝</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Rejected</source>
            <translation>已拒绝</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Release {app}</source>
            <translation>释放 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>reload</source>
            <translation>重新加载</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>remove</source>
            <translation>移除</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/remove.py"></location>
            <source>Remove &amp;anonymous volumes too</source>
            <translation>同时移除匿名卷(&amp;A)</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>Remove it at its en&amp;d</source>
            <translation>结束后移除(&amp;D)</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/networks.py"></location>
            <source>Remove it first.</source>
            <translation>请先移除它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>Remove its volumes, too, with all that is in them</source>
            <translation>同时移除其卷及其中的全部内容</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <source>Remove or rename the container that has it.</source>
            <translation>请移除或重命名占用它的容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/runner.py"></location>
            <source>Remove route {name}</source>
            <translation>移除路由 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/apply.py"></location>
            <source>Remove that route first, or take another name.</source>
            <translation>请先移除该路由，或换一个名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/runner.py"></location>
            <source>Remove the edge</source>
            <translation>移除边缘代理</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/filter_row.py"></location>
            <source>Remove the filter</source>
            <translation>取消筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/rows.py"></location>
            <source>Remove this row</source>
            <translation>移除此行</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Remove {app}</source>
            <translation>移除 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Removed</source>
            <translation>已移除</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/crumbs.py"></location>
            <source>Removed cluster</source>
            <translation>已移除的集群</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/crumbs.py"></location>
            <source>Removed host</source>
            <translation>已移除的主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <location filename="caas_desktop/views/pages/routes_commands.py"></location>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Remove…</source>
            <translation>移除…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/operating.py"></location>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <location filename="caas_desktop/operations/apps/volumes.py"></location>
            <source>Removing</source>
            <translation>正在移除</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Removing…</source>
            <translation>正在移除…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Rena&amp;me…</source>
            <translation>重命名(&amp;M)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>rename</source>
            <translation>重命名</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/rename.py"></location>
            <source>Rename container</source>
            <translation>重命名容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>Rename or remove it first.</source>
            <translation>请先重命名或移除它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/tabs.py"></location>
            <source>Rename the terminal</source>
            <translation>重命名终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Rename…</source>
            <translation>重命名…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Renaming…</source>
            <translation>正在重命名…</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>Renew it on the host, or correct this machine's clock.</source>
            <translation>请在主机上续期，或校正本机时钟。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/charts/scaling.py"></location>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <location filename="caas_desktop/views/pages/replicas.py"></location>
            <source>Replicas</source>
            <translation>副本</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>replicas {old} → {new}</source>
            <translation>副本 {old} → {new}</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>Replicas.</source>
            <translation>副本。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/template.py"></location>
            <source>required variable {name} is missing a value{reason}</source>
            <translation>必需的变量 {name} 没有值{reason}</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>Res&amp;tart</source>
            <translation>重启策略(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Reset terminal</source>
            <translation>重置终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>resize</source>
            <translation>调整大小</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>resolves</source>
            <translation>可解析</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Resolve…</source>
            <translation>解决…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Resources</source>
            <translation>资源</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>Restart</source>
            <translation>重启</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/sources.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>restart</source>
            <translation>重启</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Restart policy</source>
            <translation>重启策略</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Restart {app}</source>
            <translation>重启 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/operating.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Restarting</source>
            <translation>正在重启</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Restarting…</source>
            <translation>正在重启…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Restarts</source>
            <translation>重启次数</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Resume</source>
            <translation>恢复</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Resuming…</source>
            <translation>正在恢复…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Retry now</source>
            <translation>立即重试</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/wanted.py"></location>
            <source>Review…</source>
            <translation>核对…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Revision</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <location filename="caas_desktop/operations/sealing.py"></location>
            <source>Revision {number} of {app} is damaged.</source>
            <translation>{app} 的版本 {number} 已损坏。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rolling_back.py"></location>
            <source>Revision {number} of {app} was deployed elsewhere.</source>
            <translation>{app} 的版本 {number} 部署在别处。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/sealing.py"></location>
            <source>Revision {number} of {app} was encrypted with the key of another vault.</source>
            <translation>{app} 的版本 {number} 是用另一个保险库的密钥加密的。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Revision {number}, the first</source>
            <translation>版本 {number}（第一个）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Revisions</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Revisions of an app</source>
            <translation>应用的版本</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Risk: {what}</source>
            <translation>风险：{what}</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>Roll back</source>
            <translation>回滚</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <source>Roll back to revision {number}</source>
            <translation>回滚到版本 {number}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Roll back to this…</source>
            <translation>回滚到此版本…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Roll {app} back to revision {number}</source>
            <translation>将 {app} 回退到版本 {number}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Roll-back paused</source>
            <translation>回滚已暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Roll-backs</source>
            <translation>回滚</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Rolled back</source>
            <translation>已回滚</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>rolled back</source>
            <translation>已回滚</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>rolled back to {number}</source>
            <translation>已回滚到 {number}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Rolling back</source>
            <translation>正在回滚</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Rolling back…</source>
            <translation>正在回滚…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Route</source>
            <translation>路由</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/runner.py"></location>
            <source>Route {address} to {name}</source>
            <translation>将 {address} 路由到 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/routes_page.py"></location>
            <location filename="caas_desktop/views/pages/routes_tab.py"></location>
            <source>Routes</source>
            <translation>路由</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>Routes go by name; an address of numbers is none.</source>
            <translation>路由按名称匹配；数字地址不是名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/rows.py"></location>
            <source>Row {number}: {words}</source>
            <translation>第 {number} 行：{words}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Rows of the same name belong together.</source>
            <translation>名称相同的行属于同一组。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Rule</source>
            <translation>规则</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Run a command…</source>
            <translation>运行命令…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack_running.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Running</source>
            <translation>运行中</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Running time</source>
            <translation>运行时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>S&amp;hell</source>
            <translation>Shell(&amp;H)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>S&amp;tats</source>
            <translation>统计(&amp;T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Sa&amp;ve</source>
            <translation>保存(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>save</source>
            <translation>保存</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <source>Save log</source>
            <translation>保存日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/saved_menu.py"></location>
            <source>Save the filters in use</source>
            <translation>保存当前筛选</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/saved_menu.py"></location>
            <source>Save the filters in use…</source>
            <translation>保存当前筛选…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <source>Save the lines to a file</source>
            <translation>将日志行保存到文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Save the lines to a file…</source>
            <translation>将这些行保存到文件…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Save the te&amp;xt…</source>
            <translation>保存文本(&amp;X)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Save the text</source>
            <translation>保存文本</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <location filename="caas_desktop/views/logs/saved_menu.py"></location>
            <source>Saved filters and highlights</source>
            <translation>已保存的筛选与高亮</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <source>Saving… {n} %</source>
            <translation>正在保存… {n} %</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <source>Scale</source>
            <translation>伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Scale automatically while the window is open</source>
            <translation>窗口打开时自动伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/scaling_tab.py"></location>
            <source>Scale from this window</source>
            <translation>由此窗口伸缩</translation>
        </message>
        <message>
            <location filename="ui/scaling.ui"></location>
            <source>Scale while this &amp;window is open</source>
            <translation>此窗口打开期间进行伸缩(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <source>scaled {change}</source>
            <translation>已伸缩 {change}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>Scale…</source>
            <translation>伸缩…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>Scaling</source>
            <translation>伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Scaling…</source>
            <translation>正在伸缩…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Scope</source>
            <translation>范围</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <source>Scroll down a page</source>
            <translation>向下滚动一页</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <source>Scroll up a page</source>
            <translation>向上滚动一页</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Searc&amp;h…</source>
            <translation>搜索(&amp;H)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Search</source>
            <translation>搜索</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Search many logs</source>
            <translation>搜索多个日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Search the log</source>
            <translation>搜索日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Search the logs of many containers</source>
            <translation>搜索多个容器的日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>Search the terminal</source>
            <translation>搜索终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Search…</source>
            <translation>搜索…</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>Second ser&amp;vice</source>
            <translation>第二个服务(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>seconds</source>
            <translation>秒</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>secret</source>
            <translation>机密</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/secret.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Secrets</source>
            <translation>机密</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>Secrets and configs that were copied into its containers.</source>
            <translation>复制到其容器中的机密和配置。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/vault_commands.py"></location>
            <source>Secrets are kept in: {kind}</source>
            <translation>机密保存在：{kind}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Secrets for this run only</source>
            <translation>机密仅在本次运行中保留</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/memory.py"></location>
            <source>Secrets of this run have no master password.</source>
            <translation>仅本次运行保留的机密没有主密码。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/about.py"></location>
            <source>see its package</source>
            <translation>见其软件包</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>Seen last</source>
            <translation>最后所见</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Select all</source>
            <translation>全选</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/log_sources.py"></location>
            <source>Selected containers ({n})</source>
            <translation>选中的容器（{n}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <source>Selected lines</source>
            <translation>选中的行</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>Send plain HTTP to &amp;HTTPS</source>
            <translation>将 HTTP 重定向到 HTTPS(&amp;H)</translation>
        </message>
        <message>
            <location filename="ui/create_place.ui"></location>
            <source>Ser&amp;vice</source>
            <translation>服务(&amp;V)</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <location filename="caas_desktop/views/window/palette.py"></location>
            <source>Service</source>
            <translation>服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>service</source>
            <translation>服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/risky.py"></location>
            <source>Service {name} gets power over its host: {key}: {value}.</source>
            <translation>服务 {name} 获得对其主机的控制：{key}: {value}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/risky.py"></location>
            <source>Service {name} gets the engine's socket and your registry logins.</source>
            <translation>服务 {name} 将得到引擎的套接字和您的镜像仓库登录信息。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/risky.py"></location>
            <source>Service {name} gets {source} of the host.</source>
            <translation>服务 {name} 将得到主机的 {source}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/risky.py"></location>
            <source>Service {name} is built from {context}.</source>
            <translation>服务 {name} 从 {context} 构建。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/risky.py"></location>
            <source>Service {name} reaches into a container of others: {key}: {value}.</source>
            <translation>服务 {name} 会进入其他应用的容器：{key}: {value}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>Service {name} {what}.</source>
            <translation>服务 {name} {what}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <source>Services</source>
            <translation>服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/order.py"></location>
            <source>services depend on each other in a circle</source>
            <translation>服务互相依赖成环</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>Services depend on each other in a circle: {names}.</source>
            <translation>服务互相依赖成环：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/extending.py"></location>
            <source>Services extend each other in a circle: {names}.</source>
            <translation>服务互相扩展成环：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/extending.py"></location>
            <source>Services extend each other too deep: {names}.</source>
            <translation>服务互相扩展的层次过深：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/graph/tab.py"></location>
            <source>Services in this network: {count}</source>
            <translation>此网络中的服务：{count}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>services of one network know each other by name</source>
            <translation>同一网络的服务可以用名称互相找到</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>services of one network reach each other on every port</source>
            <translation>同一网络的服务可以访问彼此的所有端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Services that share a network reach each other under their names.</source>
            <translation>共用网络的服务可通过名称互相访问。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>Services {other} and {name} have the same container_name.</source>
            <translation>服务 {other} 和 {name} 的 container_name 相同。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/checks.py"></location>
            <source>services.{name}.develop.watch: path must not be empty.</source>
            <translation>services.{name}.develop.watch：path 不能为空。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/extending.py"></location>
            <source>services.{name}.extends must name a service.</source>
            <translation>services.{name}.extends 必须指明一个服务。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/checks.py"></location>
            <source>services.{name}: a bind mount needs a source.</source>
            <translation>services.{name}：绑定挂载需要 source。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/checks.py"></location>
            <source>services.{name}: count and device_ids exclude each other.</source>
            <translation>services.{name}：count 和 device_ids 不能同时使用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/checks.py"></location>
            <source>services.{name}: {address} is not an IP address.</source>
            <translation>services.{name}：{address} 不是 IP 地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/banner.py"></location>
            <source>Session ended</source>
            <translation>会话已结束</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/banner.py"></location>
            <source>Session ended (exit code {n})</source>
            <translation>会话已结束（退出码 {n}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/scaling_tab.py"></location>
            <source>Set a policy…</source>
            <translation>设置策略…</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/apply.py"></location>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>Set one up first.</source>
            <translation>请先部署一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/runner.py"></location>
            <source>Set up the edge</source>
            <translation>部署边缘代理</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>Set up the edge…</source>
            <translation>部署边缘代理…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/settings.py"></location>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>Several containers of one image that share the load.</source>
            <translation>由同一镜像的多个容器分担负载。</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>Sha&amp;re</source>
            <translation>份额(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/apply.py"></location>
            <source>Shares of two services need a cluster.</source>
            <translation>两个服务分摊流量需要集群。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Shell</source>
            <translation>Shell</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Shell &amp;with options…</source>
            <translation>按选项打开 Shell(&amp;W)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Shell as &amp;before</source>
            <translation>与上次相同的 Shell(&amp;B)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Shell i&amp;n a helper…</source>
            <translation>辅助容器中的 Shell(&amp;N)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>Shell in a helper container</source>
            <translation>辅助容器中的 Shell</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>Shell with options</source>
            <translation>按选项打开 Shell</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Short</source>
            <translation>简短</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Show &amp;log</source>
            <translation>显示日志(&amp;L)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/graph/tab.py"></location>
            <location filename="caas_desktop/views/logs/chips.py"></location>
            <source>Show all</source>
            <translation>显示全部</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/find_bar.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Show only lines that match</source>
            <translation>只显示匹配的行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Show only {field}</source>
            <translation>只显示 {field}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Show the key</source>
            <translation>显示密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/graph/tab.py"></location>
            <source>Show volumes</source>
            <translation>显示卷</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Shut down</source>
            <translation>已关闭</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>Sign in &amp;with</source>
            <translation>登录方式(&amp;W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <source>Sign in to the registry (docker login).</source>
            <translation>请登录镜像仓库（docker login）。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Sign in to the registry or the host again.</source>
            <translation>请重新登录镜像仓库或主机。</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Since</source>
            <translation>自</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Since the line above</source>
            <translation>距上一行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Since when</source>
            <translation>时间范围</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/image.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Size of text</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>Slot</source>
            <translation>槽位</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/terminal/commands.py"></location>
            <source>Smaller text</source>
            <translation>缩小文字</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_choices.py"></location>
            <source>So does the edge: the managers' ports answer nothing for some seconds, one after the other.</source>
            <translation>边缘也会加入：各管理节点的端口会依次有几秒钟无应答。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>So many lines match there that the rest was not read: {names}</source>
            <translation>匹配的行太多，其余部分未读取：{names}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>So many tasks</source>
            <translation>指定任务数</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>Somebody else changed the service meanwhile. That stays, except where your change says otherwise.</source>
            <translation>其间有人更改了此服务。除你所更改的部分外，其更改会保留。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>Somebody may be in between, or the host was installed anew. Only if you are sure of the latter, remove the old key ({origin}) and connect again.</source>
            <translation>可能有人在中间冒充，或主机已重新安装。只有确定是后者时，才移除旧密钥（{origin}）并重新连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>Something else is called {name} here.</source>
            <translation>此处已有其他对象名为 {name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>Something went wrong in CaaS Desktop</source>
            <translation>CaaS Desktop 出错了</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/columns.py"></location>
            <source>Sort by</source>
            <translation>排序依据</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Split &amp;below</source>
            <translation>向下拆分(&amp;B)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Split to the &amp;right</source>
            <translation>向右拆分(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Spread</source>
            <translation>分散</translation>
        </message>
        <message>
            <location filename="ui/host.ui"></location>
            <source>SSH agent and usual keys</source>
            <translation>SSH 代理与常用密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <source>SSH and host key</source>
            <translation>SSH 与主机密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <source>SSH login</source>
            <translation>SSH 登录</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>St&amp;art app</source>
            <translation>启动应用(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Staging</source>
            <translation>预发布</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Stale</source>
            <translation>已过时</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>standalone</source>
            <translation>独立</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <source>Start</source>
            <translation>启动</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/sources.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>start</source>
            <translation>启动</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/choice.py"></location>
            <source>Start a keyring (GNOME Keyring, KWallet), or use the vault file.</source>
            <translation>请启动密钥环（GNOME Keyring、KWallet），或使用保险库文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Start Docker (systemctl start docker), or correct the path.</source>
            <translation>请启动 Docker（systemctl start docker），或更正路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Start Docker: systemctl start docker.</source>
            <translation>请启动 Docker：systemctl start docker。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/recreate.py"></location>
            <source>Start it anew without --rm.</source>
            <translation>请不带 --rm 重新启动它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/app/gui.py"></location>
            <source>Start it in a desktop session; what works without a window is told by caas-desktop --help.</source>
            <translation>请在桌面会话中启动；无窗口时可用的命令见 caas-desktop --help。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/attach.py"></location>
            <location filename="caas_desktop/operations/terminal/exec.py"></location>
            <source>Start or unpause the container, then connect again.</source>
            <translation>请启动或恢复容器，然后重新连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Start the new one first</source>
            <translation>先启动新任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Start {app}</source>
            <translation>启动 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Started</source>
            <translation>启动时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/operating.py"></location>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>starting</source>
            <translation>启动中</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Starting…</source>
            <translation>正在启动…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>Stats</source>
            <translation>统计</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <location filename="caas_desktop/kinds/node.py"></location>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Status</source>
            <translation>状态</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>sticky</source>
            <translation>会话保持</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/leftover.py"></location>
            <source>Still running from the session before: {names} and {n} more.</source>
            <translation>上一个会话中仍在运行：{names} 等，另有 {n} 个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/leftover.py"></location>
            <source>Still running from the session before: {names}.</source>
            <translation>上一个会话中仍在运行：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>stop</source>
            <translation>停止</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Stop drawing; wheel and drag then look around</source>
            <translation>暂停绘制，然后可用滚轮和拖动查看</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>Stop its containers instead.</source>
            <translation>请改为停止它的容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Stop the old one first</source>
            <translation>先停止旧任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/runner.py"></location>
            <source>Stop {app}</source>
            <translation>停止 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/starting.py"></location>
            <source>Stop {other}, or publish another port, then try again.</source>
            <translation>请停止 {other}，或发布其他端口，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/session.py"></location>
            <source>Stopped.</source>
            <translation>已停止。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/scaled.py"></location>
            <source>stopped: start it to have it scaled</source>
            <translation>已停止：启动后才能伸缩</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/operating.py"></location>
            <source>Stopping</source>
            <translation>正在停止</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Stopping…</source>
            <translation>正在停止…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create.py"></location>
            <source>Storage</source>
            <translation>存储</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Storage driver</source>
            <translation>存储驱动</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/network.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Subnet</source>
            <translation>子网</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Swarm</source>
            <translation>Swarm</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm chooses the image of each node's platform</source>
            <translation>Swarm 会按每个节点的平台选择镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm does not mount images</source>
            <translation>Swarm 不能挂载镜像</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm gives addresses itself</source>
            <translation>Swarm 自己分配地址</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>Swarm manager</source>
            <translation>Swarm 管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm names its tasks itself</source>
            <translation>Swarm 自己给任务命名</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm publishes on all addresses</source>
            <translation>Swarm 在所有地址上发布</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm services have no such setting</source>
            <translation>Swarm 服务没有这项设置</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm services join overlay networks, or the network `host`</source>
            <translation>Swarm 服务只能加入 overlay 网络或 `host` 网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/app_facts.py"></location>
            <source>Swarm stack</source>
            <translation>Swarm 堆栈</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm starts all services at once, in no order</source>
            <translation>Swarm 同时启动所有服务，不分先后</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm takes deploy.resources instead</source>
            <translation>Swarm 改用 deploy.resources</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm takes deploy.restart_policy instead</source>
            <translation>Swarm 改用 deploy.restart_policy</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm takes generic resources</source>
            <translation>Swarm 使用通用资源</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm takes generic resources instead</source>
            <translation>Swarm 改用通用资源</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>Swarm tasks cannot share another's mounts</source>
            <translation>Swarm 任务不能共享其他任务的挂载</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>Swarm worker</source>
            <translation>Swarm 工作节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>System</source>
            <translation>系统</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>T&amp;asks panel</source>
            <translation>任务面板(&amp;A)</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>T&amp;LS</source>
            <translation>TLS(&amp;L)</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>Ta&amp;ke the path away before the service sees it</source>
            <translation>转发到服务前去掉路径(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>tag</source>
            <translation>打标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Tags</source>
            <translation>标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>Take `container_name` out of its Compose file.</source>
            <translation>请从它的 Compose 文件中去掉 `container_name`。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>Take it out of its Compose file.</source>
            <translation>请从它的 Compose 文件中去掉它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/rights.py"></location>
            <source>Take the mark away first, if that is what you want.</source>
            <translation>如确需更改，请先取消该标记。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>taken out by its health check</source>
            <translation>因健康检查未通过而剔除</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>takes the context {key} from {other}, which is no service that is built</source>
            <translation>从 {other} 取上下文 {key}，但它不是要构建的服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/scaling.py"></location>
            <source>target</source>
            <translation>目标</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>Task before</source>
            <translation>之前的任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/scaling.py"></location>
            <source>Task CPU</source>
            <translation>任务 CPU</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/scaling.py"></location>
            <source>Task memory</source>
            <translation>任务内存</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>Task now</source>
            <translation>当前的任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <location filename="caas_desktop/views/window/badges.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Tasks run only on nodes for which every line is true: node.role, node.hostname, node.labels.… with == or !=.</source>
            <translation>任务只在满足每一行的节点上运行：node.role、node.hostname、node.labels.… 配合 == 或 !=。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Tasks: {count}</source>
            <translation>任务：{count}</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <source>TCP connection</source>
            <translation>TCP 连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Te&amp;rminal</source>
            <translation>终端(&amp;R)</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Templated</source>
            <translation>使用模板</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>Tenant of {app}</source>
            <translation>{app} 的租户</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/log_sources.py"></location>
            <source>Tenant {name}</source>
            <translation>租户 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <location filename="caas_desktop/views/terminal/view.py"></location>
            <source>Terminal</source>
            <translation>终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Terminal colours</source>
            <translation>终端配色</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Terminal engine</source>
            <translation>终端引擎</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Terminal history</source>
            <translation>终端历史</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/sessions.py"></location>
            <source>Terminal sessions</source>
            <translation>终端会话</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Terminal text</source>
            <translation>终端文字</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/badges.py"></location>
            <location filename="caas_desktop/views/window/workbench.py"></location>
            <source>Terminals</source>
            <translation>终端</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/labels.py"></location>
            <source>Test</source>
            <translation>测试</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Test again</source>
            <translation>再次测试</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/log_filters.py"></location>
            <source>Text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>text</source>
            <translation>文本</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>Text (*.txt)</source>
            <translation>文本 (*.txt)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <source>Text with its colours (ANSI)</source>
            <translation>带颜色的文本 (ANSI)</translation>
        </message>
        <message>
            <location filename="ui/shell.ui"></location>
            <source>that of the container</source>
            <translation>与容器相同</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>The address of an ACME server begins with https://</source>
            <translation>ACME 服务器的地址以 https:// 开头</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/exchange.py"></location>
            <source>the answer is no HTTP</source>
            <translation>应答不是 HTTP</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <source>The app was removed</source>
            <translation>应用已移除</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>The best of this machine</source>
            <translation>本机最佳</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_link.py"></location>
            <source>the CA file</source>
            <translation>CA 文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>The catalogue cannot be opened</source>
            <translation>无法打开目录库</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>The catalogue holds your hosts, settings and what was last known of them. The containers themselves are not touched.</source>
            <translation>目录库保存你的主机、设置以及它们的最后已知状态。容器本身不受影响。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/migrate.py"></location>
            <source>The catalogue {where} belongs to another program.</source>
            <translation>目录库 {where} 属于其他程序。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>The catalogue {where} cannot be written.</source>
            <translation>无法写入目录库 {where}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>The catalogue {where} could not be opened.</source>
            <translation>无法打开目录库 {where}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>The catalogue {where} could not be read or written.</source>
            <translation>无法读写目录库 {where}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/connections.py"></location>
            <source>The catalogue {where} is closed.</source>
            <translation>目录库 {where} 已关闭。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>The catalogue {where} is damaged.</source>
            <translation>目录库 {where} 已损坏。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>The catalogue {where} is in use by another program.</source>
            <translation>目录库 {where} 正被其他程序使用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>The catalogue {where} was made by a newer version of CaaS Desktop.</source>
            <translation>目录库 {where} 由更新版本的 CaaS Desktop 创建。</translation>
        </message>
        <message>
            <location filename="caas_desktop/app/adapters.py"></location>
            <source>The catalogue's password cannot be read from the vault.</source>
            <translation>无法从保险库读取目录库的密码。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/place.py"></location>
            <location filename="caas_desktop/catalogue/postgresql.py"></location>
            <source>The catalogue's URL cannot be read.</source>
            <translation>无法解析目录库的 URL。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/place.py"></location>
            <source>The catalogue's URL has a password inside.</source>
            <translation>目录库的 URL 中含有密码。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_link.py"></location>
            <source>the certificate or key file</source>
            <translation>证书或私钥文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>The cluster asks for no key.</source>
            <translation>集群不要求密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/cells.py"></location>
            <source>the cluster does not answer</source>
            <translation>集群没有应答</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>The cluster has no edge.</source>
            <translation>集群没有边缘代理。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/follower.py"></location>
            <source>The cluster has no leader: too few of its managers are online. What is shown is the last known content, and nothing can be changed.</source>
            <translation>集群没有领导节点：在线的管理节点太少。显示的是最后已知的内容，且无法做任何更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>The cluster has no secret {name}.</source>
            <translation>集群没有机密 {name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <source>The cluster has no {kind} {name}; create it first.</source>
            <translation>集群中没有名为 {name} 的{kind}；请先创建。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>The cluster is read-only</source>
            <translation>集群为只读</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack_running.py"></location>
            <source>The cluster rolled {name} back: {reason}</source>
            <translation>集群回滚了 {name}：{reason}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <source>The config {name} holds something else, and cannot be changed: give it another `name`.</source>
            <translation>配置 {name} 的内容不同且不能更改：请为其指定其他 `name`。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>The connection to {host} broke off.</source>
            <translation>与 {host} 的连接中断。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>The connection to {host} was closed.</source>
            <translation>与 {host} 的连接已关闭。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>The container does not exist any more</source>
            <translation>容器已不存在</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/exec.py"></location>
            <source>The container has no such shell.</source>
            <translation>容器中没有此 Shell。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>The container is gone from its node.</source>
            <translation>容器已不在其节点上。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/exec.py"></location>
            <source>The container is not running, so no terminal can be opened in it.</source>
            <translation>容器未在运行，因此无法打开终端。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/attach.py"></location>
            <source>The container is not running, so there is nothing to attach to.</source>
            <translation>容器没有运行，无法附加。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>The container was removed</source>
            <translation>容器已被移除</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>The container was started again</source>
            <translation>容器已重新启动</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/create.py"></location>
            <source>The container {name} was created, but not started. {advice}</source>
            <translation>容器 {name} 已创建，但未启动。{advice}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>The containers of {service} differ: the first one was taken.</source>
            <translation>{service} 的各容器不一致：采用了第一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <source>The containers with the highest numbers go first; the others stay as they are. The next deployment goes by the number in the Compose file again.</source>
            <translation>先移除编号最大的容器，其余保持不变。下次部署时又以 Compose 文件中的数目为准。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/registry_auth.py"></location>
            <source>The credential helper docker-credential-{helper} does not answer.</source>
            <translation>凭据助手 docker-credential-{helper} 没有应答。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>The edge</source>
            <translation>边缘代理</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>The edge did not come up.</source>
            <translation>边缘代理未能启动。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/check.py"></location>
            <source>The edge does not answer as expected.</source>
            <translation>边缘代理的应答不符合预期。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>The edge has no ACME account: give it an e-mail address.</source>
            <translation>边缘代理没有 ACME 账户：请填写邮箱地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>The edge has no certificate of your own yet.</source>
            <translation>边缘代理还没有自备证书。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>the edge shows one by {issuer}</source>
            <translation>边缘代理出示的证书由 {issuer} 颁发</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>the engine chooses its own delays</source>
            <translation>引擎自己决定延迟</translation>
        </message>
        <message>
            <location filename="ui/create_general.ui"></location>
            <source>The engine chooses one</source>
            <translation>由引擎选择</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/source.py"></location>
            <source>The engine does not tell the container's state.</source>
            <translation>引擎没有给出容器的状态。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>the engine is too old: it needs API {version}</source>
            <translation>引擎太旧：需要 API {version}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>The engine kills what has not ended when its own time-out is over.</source>
            <translation>超过容器自己的时限后，引擎会强制终止仍未结束的容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/fetch.py"></location>
            <source>The engine sent nothing for {count} seconds.</source>
            <translation>引擎已有 {count} 秒没有发送任何内容。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/session.py"></location>
            <source>The engine was stopped or restarted; trying again.</source>
            <translation>引擎已停止或重启；正在重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/marker.py"></location>
            <source>The engine's answer makes no sense</source>
            <translation>引擎的应答无法理解</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/demux.py"></location>
            <source>The engine's log stream makes no sense.</source>
            <translation>引擎的日志流无法解析。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_pages.py"></location>
            <source>The engine's own</source>
            <translation>引擎的默认网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>The engine's own log on the host may say more.</source>
            <translation>主机上引擎自身的日志可能有更多信息。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>The file</source>
            <translation>文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>The file could not be written</source>
            <translation>无法写入文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>The file has too many documents.</source>
            <translation>文件中的文档过多。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/loader.py"></location>
            <source>The file is empty.</source>
            <translation>文件为空。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/model.py"></location>
            <source>The file must be a mapping.</source>
            <translation>文件必须是一个映射。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/files.py"></location>
            <source>The file of {name} cannot be read.</source>
            <translation>无法读取 {name} 的文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/files.py"></location>
            <source>The file of {name} is too large.</source>
            <translation>{name} 的文件过大。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/saved.py"></location>
            <source>The file {path} cannot be read.</source>
            <translation>无法读取文件 {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/saved.py"></location>
            <source>The file {path} cannot be written.</source>
            <translation>无法写入文件 {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>The files are the same.</source>
            <translation>文件相同。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>the first of bash, ash, sh</source>
            <translation>bash、ash、sh 中第一个可用的</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_import.py"></location>
            <source>The first {count} are shown.</source>
            <translation>显示前 {count} 项。</translation>
        </message>
        <message>
            <location filename="caas_desktop/app/paths.py"></location>
            <source>The folder {folder} cannot be used.</source>
            <translation>无法使用文件夹 {folder}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/objects.py"></location>
            <source>The gateway lies within the subnet.</source>
            <translation>网关须在子网内。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/head.py"></location>
            <source>the head is too long</source>
            <translation>头部过长</translation>
        </message>
        <message>
            <location filename="ui/limits.ui"></location>
            <source>The highest number of processes and threads.</source>
            <translation>进程和线程的最大数量。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/job.py"></location>
            <location filename="caas_desktop/views/pages/fetched.py"></location>
            <source>The host</source>
            <translation>主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>The host becomes the first manager of a Swarm; others join afterwards.</source>
            <translation>此主机成为 Swarm 的第一个管理节点；其他主机随后加入。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/outcome.py"></location>
            <source>The host could not be asked what was done: all of it may be missing.</source>
            <translation>无法向主机查询已完成的内容：可能什么都没有完成。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/fetch.py"></location>
            <source>The host is not connected.</source>
            <translation>主机未连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/terminal_maker.py"></location>
            <source>The host is not known any more.</source>
            <translation>该主机已不存在。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>The host may be down, or a firewall drops the connection.</source>
            <translation>主机可能已关机，或连接被防火墙丢弃。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>The host may be overloaded, frozen or cut off.</source>
            <translation>主机可能过载、冻结或断网。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>The image has to be pulled or built again.</source>
            <translation>该镜像需要重新拉取或构建。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/check.py"></location>
            <source>The image of the edge needs a shell and nc.</source>
            <translation>边缘代理的镜像须包含 Shell 和 nc。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/probe.py"></location>
            <source>The image of the edge needs a shell.</source>
            <translation>边缘代理的镜像须包含 Shell。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>The image {image} is missing, and must not be pulled.</source>
            <translation>缺少镜像 {image}，且不允许拉取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/create.py"></location>
            <source>The image {image} is not on {host}.</source>
            <translation>{host} 上没有镜像 {image}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rows.py"></location>
            <source>The image {image} of {service} would have to be built. Build and push it first, then name it in `image`.</source>
            <translation>{service} 的镜像 {image} 须先构建。请先构建并推送，再写入 `image`。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>The image's own</source>
            <translation>镜像自带</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>The key is new.</source>
            <translation>密钥已更新。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>The key {key} is already in line {first}.</source>
            <translation>键 {key} 已出现在第 {first} 行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/keyringstore.py"></location>
            <source>The keyring does not answer.</source>
            <translation>密钥环没有应答。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/keyringstore.py"></location>
            <source>The keyring has its own password; change it in its own program.</source>
            <translation>密钥环有自己的密码；请在其自身的程序中更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/keyringstore.py"></location>
            <source>The keyring is locked.</source>
            <translation>密钥环已锁定。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/keyringstore.py"></location>
            <source>The keyring refused to work.</source>
            <translation>密钥环拒绝工作。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling.py"></location>
            <source>The label {label} must be a whole number.</source>
            <translation>标签 {label} 必须是整数。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>The last manager cannot be demoted.</source>
            <translation>最后一个管理节点不能降级。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>the lease has run out</source>
            <translation>租约已到期</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>The lines below are as of then; missing ones are fetched after the reconnect.</source>
            <translation>以下各行截至当时；重新连接后会补取缺失的行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/export.py"></location>
            <source>The log could not be written to {path}.</source>
            <translation>无法将日志写入 {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/session.py"></location>
            <source>The log has the details.</source>
            <translation>详情见日志。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>The log of {host} cannot be read</source>
            <translation>无法读取 {host} 的日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>The master password is empty.</source>
            <translation>主密码为空。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/sealing.py"></location>
            <source>The master password is wrong.</source>
            <translation>主密码错误。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>The master password was changed elsewhere.</source>
            <translation>主密码已在别处更改。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>the maximum is {count}</source>
            <translation>最大值为 {count}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/notes.py"></location>
            <source>The memory for this log is full</source>
            <translation>此日志的内存已满</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>the minimum is {count}</source>
            <translation>最小值为 {count}</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>The name is too long: 63 characters a part, 253 in all.</source>
            <translation>名称过长：每部分最多 63 个字符，总共最多 253 个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_commands.py"></location>
            <source>The name leads nowhere any more.</source>
            <translation>该名称将不再通向任何地方。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_commands.py"></location>
            <source>The name leads nowhere any more. Its containers are replaced one by one: what they wrote outside volumes is lost.</source>
            <translation>该名称将不再通向任何地方。其容器会逐一替换：写在卷之外的内容会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/objects.py"></location>
            <source>The name {name} is in use in this cluster.</source>
            <translation>名称 {name} 在此集群中已被使用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <location filename="caas_desktop/operations/containers/create.py"></location>
            <source>The name {name} is in use on {host}.</source>
            <translation>名称 {name} 在 {host} 上已被使用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>The name, from this computer</source>
            <translation>名称（从本机解析）</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>The network {name} belongs to something else; write `external: true` to use it.</source>
            <translation>网络 {name} 属于其他对象；要使用它，请写 `external: true`。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>The network {name} does not exist.</source>
            <translation>网络 {name} 不存在。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>The new cluster's managers ask for it after each restart.</source>
            <translation>新集群的管理节点每次重启后都会要求它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>The new master password is empty.</source>
            <translation>新的主密码为空。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>The node has to join anew if it comes back.</source>
            <translation>节点恢复后须重新加入。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>The node was changed by somebody else meanwhile.</source>
            <translation>其间有人更改了此节点。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>The path inside is absolute, and not / itself.</source>
            <translation>容器内路径须为绝对路径，且不能是 / 本身。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>the path must exist on every node</source>
            <translation>该路径必须存在于每个节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>The path on the host is absolute.</source>
            <translation>主机路径须为绝对路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/search.py"></location>
            <source>The pattern is longer than {count} characters.</source>
            <translation>表达式超过 {count} 个字符。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>The policy can be written when this has ended: {why}.</source>
            <translation>待此结束后才能写入策略：{why}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/write.py"></location>
            <source>The policy of {name} cannot be written now: {state}.</source>
            <translation>目前无法写入 {name} 的策略：{state}。</translation>
        </message>
        <message>
            <location filename="ui/route.ui"></location>
            <source>The port on which its containers listen.</source>
            <translation>其容器监听的端口。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/attach.py"></location>
            <source>The program's output makes no sense.</source>
            <translation>程序的输出无法识别。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/loader.py"></location>
            <source>The project has no name.</source>
            <translation>项目没有名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/budget.py"></location>
            <source>The project has too many large files to merge.</source>
            <translation>项目中要合并的大文件过多。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/loader.py"></location>
            <source>The project is nested too deep.</source>
            <translation>项目嵌套过深。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/budget.py"></location>
            <source>The project is too large once its aliases, variables, extends and includes are put in.</source>
            <translation>填入别名、变量、扩展和包含之后，项目过大。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/budget.py"></location>
            <source>The project reads too many files.</source>
            <translation>项目读取的文件过多。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>The protocol is tcp, udp or sctp.</source>
            <translation>协议须为 tcp、udp 或 sctp。</translation>
        </message>
        <message>
            <location filename="ui/create_place.ui"></location>
            <source>The public domain</source>
            <translation>公共域</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/apply.py"></location>
            <source>The second service belongs to another tenant.</source>
            <translation>第二个服务属于另一个租户。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/guarded.py"></location>
            <source>The secret is too long to be kept.</source>
            <translation>机密过长，无法保存。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <source>The secret {name} holds something else, and cannot be changed: give it another `name`.</source>
            <translation>机密 {name} 的内容不同且不能更改：请为其指定其他 `name`。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>The secret {name} needs a file or an environment.</source>
            <translation>机密 {name} 需要 file 或 environment。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>The server of the catalogue {where} does not answer as it should.</source>
            <translation>目录库 {where} 的服务器应答不正常。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>The server's key has changed</source>
            <translation>服务器的密钥已改变</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>The service is stopped, or no node may run it.</source>
            <translation>服务已停止，或没有节点可运行它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <source>The service's labels are no policy: {words}</source>
            <translation>服务的标签不是有效策略：{words}</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/errors.py"></location>
            <source>The SSH key of {hostname} is not known yet.</source>
            <translation>尚不认识 {hostname} 的 SSH 密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <source>The SSH key of {host} could not be saved.</source>
            <translation>无法保存 {host} 的 SSH 密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/streams.py"></location>
            <source>The stream was closed.</source>
            <translation>数据流已关闭。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/streams.py"></location>
            <source>The stream was cut.</source>
            <translation>数据流中断。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>The tag {tag} means nothing here.</source>
            <translation>标签 {tag} 在这里没有意义。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>The task has no container (yet).</source>
            <translation>任务（还）没有容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/session.py"></location>
            <source>The terminal could not be opened.</source>
            <translation>无法打开终端。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>The test itself failed; the log has the details.</source>
            <translation>测试本身失败；详情见日志。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>The tokens are new.</source>
            <translation>令牌已更新。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>The two differ.</source>
            <translation>两次输入不一致。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>The type is volume, bind or tmpfs.</source>
            <translation>类型须为 volume、bind 或 tmpfs。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>The update stopped.</source>
            <translation>更新已中止。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>The user name before @ is wrong.</source>
            <translation>@ 前的用户名有误。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>the variable {key} ends with a space</source>
            <translation>变量 {key} 以空格结尾</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/interpolate.py"></location>
            <source>The variable {name} is not set; it is taken as empty.</source>
            <translation>变量 {name} 未设置；按空值处理。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/files.py"></location>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>The variable {variable} of {name} is not set.</source>
            <translation>{name} 的变量 {variable} 未设置。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/sealing.py"></location>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>The vault file is damaged.</source>
            <translation>保险库文件已损坏。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>The vault file is locked.</source>
            <translation>保险库文件已锁定。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/sealing.py"></location>
            <source>The vault file was made by a newer version of CaaS Desktop.</source>
            <translation>保险库文件由更新版本的 CaaS Desktop 创建。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/aside.py"></location>
            <source>The vault file {path} could not be moved aside.</source>
            <translation>无法移开保险库文件 {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>The vault file {path} could not be read or written.</source>
            <translation>无法读写保险库文件 {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <source>The vault has no key for the revisions of apps.</source>
            <translation>保险库中没有应用版本的密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <source>The vault is locked: revisions of apps are remembered for this run only.</source>
            <translation>保险库已锁定：应用的版本只在本次运行期间记住。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>The vault is locked: the password could not be kept.</source>
            <translation>保险库已锁定：密码未能保存。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/vault_commands.py"></location>
            <source>The vault is open</source>
            <translation>保险库已打开</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/sealing.py"></location>
            <source>The vault's key of revisions is damaged.</source>
            <translation>保险库中版本的密钥已损坏。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>The volume {name} does not exist.</source>
            <translation>卷 {name} 不存在。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/risky.py"></location>
            <source>The volume {name} leads to {device} of the host.</source>
            <translation>卷 {name} 指向主机的 {device}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/travel.py"></location>
            <source>The whole log is in sight: show only some lines first ({key}).</source>
            <translation>整个日志已在视图中：请先只显示部分行（{key}）。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>The YAML is nested too deep.</source>
            <translation>YAML 嵌套过深。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/scaling.py"></location>
            <source>there</source>
            <translation>现有</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>There is a tab here; YAML is indented by spaces.</source>
            <translation>此处有一个制表符；YAML 用空格缩进。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/networks.py"></location>
            <source>There is another network {name}, of driver {driver}.</source>
            <translation>已有另一个名为 {name} 的网络，驱动为 {driver}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>There is no anchor named {anchor}.</source>
            <translation>没有名为 {anchor} 的锚点。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/listed.py"></location>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>There is no app {name} on {host}.</source>
            <translation>{host} 上没有应用 {name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/cluster_commands.py"></location>
            <source>There is no cluster here that may be changed.</source>
            <translation>此处没有可更改的集群。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/loader.py"></location>
            <source>There is no Compose file in {folder}.</source>
            <translation>{folder} 中没有 Compose 文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/app/gui.py"></location>
            <source>There is no display to show a window on.</source>
            <translation>没有可用于显示窗口的显示器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/apply.py"></location>
            <source>There is no edge here to serve a route.</source>
            <translation>此处没有可承载路由的边缘代理。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/route.py"></location>
            <source>There is no edge yet: set one up first.</source>
            <translation>还没有边缘代理：请先部署一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>there is no load balancer between containers</source>
            <translation>容器之间没有负载均衡器</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>There is no path to take away.</source>
            <translation>没有可去除的路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/extending.py"></location>
            <source>There is no service {reference} in {file} to extend.</source>
            <translation>{file} 中没有可以扩展的服务 {reference}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>There is no space left for the catalogue {where}.</source>
            <translation>目录库 {where} 所在磁盘已满。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>There is no such file.</source>
            <translation>没有这个文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>There is no such restart policy.</source>
            <translation>没有这种重启策略。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>There is no vault file yet.</source>
            <translation>还没有保险库文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <source>There is no vault to keep a key in: revisions of apps are remembered for this run only.</source>
            <translation>没有可以保存密钥的保险库：应用的版本只在本次运行期间记住。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>There is no vault yet to keep the password in.</source>
            <translation>还没有保险库可以保存密码。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <source>There is no vault yet: revisions of apps are remembered for this run only.</source>
            <translation>还没有保险库：应用的修订版本只在本次运行期间保留。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>there is none</source>
            <translation>没有</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>There is none yet.</source>
            <translation>尚不存在。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/objects.py"></location>
            <source>There is nothing in it.</source>
            <translation>其内容为空。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>There is nothing to redirect to without TLS.</source>
            <translation>没有 TLS 就没有可重定向的目标。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>there is one host only</source>
            <translation>只有一台主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/saved.py"></location>
            <source>These are no filters of a log console.</source>
            <translation>这不是日志控制台的筛选条件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>they are a Swarm service's; containers have `labels`</source>
            <translation>它们属于 Swarm 服务；容器用 `labels`</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/targets.py"></location>
            <source>they are Swarm's</source>
            <translation>它们属于 Swarm</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>This account may not do that on this host.</source>
            <translation>此账户在此主机上无权执行该操作。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>This cannot be undone.</source>
            <translation>此操作无法撤销。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <location filename="caas_desktop/views/dialogs/host_form.py"></location>
            <source>This computer</source>
            <translation>本机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>This connection is not encrypted: anybody on the way can take over the host.</source>
            <translation>此连接未加密：途中的任何人都可能接管主机。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/certificates.py"></location>
            <source>This file cannot be read.</source>
            <translation>无法读取此文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/certificates.py"></location>
            <source>This file holds no certificate in PEM form.</source>
            <translation>此文件中没有 PEM 格式的证书。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/certificates.py"></location>
            <source>This file holds no certificate of an authority in PEM form.</source>
            <translation>此文件中没有 PEM 格式的颁发机构证书。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/certificates.py"></location>
            <source>This file holds no private key in PEM form, or an encrypted one.</source>
            <translation>此文件中没有 PEM 格式的私钥，或私钥已加密。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>This file is not shown: it is too large for the editor, or no text in UTF-8.</source>
            <translation>此文件未显示：对编辑器来说太大，或者不是 UTF-8 文本。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trouble.py"></location>
            <source>This is a mistake of the program, not yours. Your hosts are not touched.</source>
            <translation>这是程序的错误，不是你的。你的主机不受影响。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>This is more than any machine has.</source>
            <translation>这超过了任何机器的容量。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>This is no address.</source>
            <translation>这不是有效地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/field_query.py"></location>
            <source>This is no filter on fields.</source>
            <translation>这不是字段筛选条件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <location filename="caas_desktop/operations/routes/edge.py"></location>
            <source>This is no image name; an example: nginx:1.27</source>
            <translation>这不是镜像名称；示例：nginx:1.27</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/label_query.py"></location>
            <source>This is no query of labels.</source>
            <translation>这不是标签查询。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/search.py"></location>
            <source>This is no regular expression.</source>
            <translation>这不是有效的正则表达式。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>This is no valid international name.</source>
            <translation>这不是有效的国际化域名。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>This is no volume name.</source>
            <translation>这不是有效的卷名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/sources.py"></location>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>This is not text in UTF-8.</source>
            <translation>这不是 UTF-8 文本。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>This is not YAML: {lines}.</source>
            <translation>这不是 YAML：{lines}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/yaml_reader.py"></location>
            <source>This is not YAML: {words}.</source>
            <translation>这不是 YAML：{words}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>This manager is locked</source>
            <translation>此管理节点已锁定</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>This moment in the other containers</source>
            <translation>其他容器的同一时刻</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/rule.py"></location>
            <source>This name or path cannot stand in a rule.</source>
            <translation>此名称或路径不能用于规则。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/choice.py"></location>
            <source>This session has no keyring that keeps secrets safely.</source>
            <translation>此会话没有能安全保存机密的密钥环。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>This text is too large to be pasted. Save it as a file, and choose that above.</source>
            <translation>这段文本太大，无法粘贴。请把它保存为文件，然后在上方选择该文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>this window</source>
            <translation>此窗口</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/viewmodels/event_rows.py"></location>
            <location filename="caas_desktop/viewmodels/log_hits.py"></location>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/export_dialog.py"></location>
            <source>Time and container before each line</source>
            <translation>每行前加时间和容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>Time shown</source>
            <translation>显示的时间</translation>
        </message>
        <message>
            <location filename="ui/service_health.ui"></location>
            <source>Time to &amp;start</source>
            <translation>启动宽限(&amp;S)</translation>
        </message>
        <message>
            <location filename="ui/service_resources.ui"></location>
            <source>Time to st&amp;op</source>
            <translation>停止宽限(&amp;O)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Time to stop</source>
            <translation>停止宽限</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/jump.py"></location>
            <source>Time, for example 12:03 or 15m</source>
            <translation>时间，例如 12:03 或 15m</translation>
        </message>
        <message>
            <location filename="ui/service_health.ui"></location>
            <source>Time-o&amp;ut</source>
            <translation>超时(&amp;U)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <source>Time: local, UTC, since the line above, none (T)</source>
            <translation>时间：本地、UTC、距上一行、无 (T)</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/connector.py"></location>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>TLS</source>
            <translation>TLS</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <source>To be changed: {count}</source>
            <translation>将更改：{count}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <source>To the newest line</source>
            <translation>到最新的一行</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <source>To the oldest line</source>
            <translation>到最早的一行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Tokens and keys</source>
            <translation>令牌与密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>too few to change anything</source>
            <translation>数量不足，无法进行任何更改</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Too many files are open on this machine; close some logs or terminals.</source>
            <translation>本机打开的文件过多；请关闭一些日志或终端。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_pages.py"></location>
            <source>Tool</source>
            <translation>工具</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Toolbar</source>
            <translation>工具栏</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>top</source>
            <translation>查看进程</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>Top CPU, % of one core</source>
            <translation>CPU 最高，占单核 %</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <source>Tr&amp;ies</source>
            <translation>重试次数(&amp;I)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/edge.py"></location>
            <source>Traefik in front of your services: it answers names and spreads requests.</source>
            <translation>位于服务前端的 Traefik：按名称应答并分发请求。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Tries</source>
            <translation>尝试次数</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>Trouble</source>
            <translation>问题</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>true or false</source>
            <translation>true 或 false</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/fetched.py"></location>
            <location filename="caas_desktop/views/window/tasks.py"></location>
            <source>Try again</source>
            <translation>重试</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/change.py"></location>
            <source>Try again in a moment.</source>
            <translation>请稍后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/write.py"></location>
            <source>Try again when it has ended.</source>
            <translation>请在其结束后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/cluster.py"></location>
            <source>Try again when the cluster has settled.</source>
            <translation>请在集群稳定后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>Try again.</source>
            <translation>请重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>Try again; close other consoles if it stays so.</source>
            <translation>请重试；若仍如此，请关闭其他控制台。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/sealing.py"></location>
            <source>Try again; mind the keyboard layout.</source>
            <translation>请重试；注意键盘布局。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Try it</source>
            <translation>测试</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Trying…</source>
            <translation>正在尝试…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Type</source>
            <translation>类型</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <source>Type a number to change the replicas of the chosen service.</source>
            <translation>输入数字即可修改所选服务的副本数。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Type into &amp;all terminals</source>
            <translation>输入到所有终端(&amp;A)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Type the cluster's name, {word}, to go on:</source>
            <translation>输入集群名称 {word} 以继续：</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Type the host's name, {word}, to go on:</source>
            <translation>要继续，请输入主机名称 {word}：</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Type the name, {word}, to go on:</source>
            <translation>要继续，请输入名称 {word}：</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>Type the number of objects, {word}, to go on:</source>
            <translation>要继续，请输入对象数量 {word}：</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <source>Type the passphrase of the key, or add the key to the ssh agent.</source>
            <translation>请输入密钥口令，或将密钥加入 ssh 代理。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_link.py"></location>
            <source>Type the passphrase of the key.</source>
            <translation>请输入密钥口令。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <source>Type the password of this account, or choose a key the host accepts.</source>
            <translation>请输入此账户的密码，或选择主机接受的密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>Type this name in its xn-- form: programs disagree on it.</source>
            <translation>请以 xn-- 形式输入此名称：各程序对它的处理不一致。</translation>
        </message>
        <message>
            <location filename="ui/cluster_init.ui"></location>
            <location filename="ui/cluster_join.ui"></location>
            <source>Under which other nodes reach this one. Empty: the engine takes its only one.</source>
            <translation>其他节点访问本节点所用的地址。留空：引擎使用其唯一地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/settings.py"></location>
            <source>Underline</source>
            <translation>下划线</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <location filename="caas_desktop/views/look/status.py"></location>
            <source>Unhealthy</source>
            <translation>不健康</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>unhealthy</source>
            <translation>不健康</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/errors.py"></location>
            <source>Unknown key: review…</source>
            <translation>未知密钥：请核对…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <source>Unless it was stopped</source>
            <translation>除非被手动停止</translation>
        </message>
        <message>
            <location filename="ui/cluster_unlock.ui"></location>
            <source>Unlock &amp;key</source>
            <translation>解锁密钥(&amp;K)</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>Unlock it to create it.</source>
            <translation>解锁即可创建。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>Unlock it with the master password.</source>
            <translation>请用主密码解锁。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/keyringstore.py"></location>
            <source>Unlock it, then try again.</source>
            <translation>请解锁，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Unlock key</source>
            <translation>解锁密钥</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/keyringstore.py"></location>
            <source>Unlock or restart it, or use the vault file.</source>
            <translation>请解锁或重启它，或改用保险库文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/registry_auth.py"></location>
            <source>Unlock the keyring that it waits for, then try again.</source>
            <translation>请解锁它所等待的密钥环，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Unlock the manager</source>
            <translation>解锁管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Unlock the vault</source>
            <translation>解锁保险库</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/vaultfile.py"></location>
            <source>Unlock the vault file again.</source>
            <translation>请重新解锁保险库文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>Unlock the vault…</source>
            <translation>解锁保险库…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>Unlock vault…</source>
            <translation>解锁保险库…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Unlock…</source>
            <translation>解锁…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>unmount</source>
            <translation>卸载</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>unpause</source>
            <translation>恢复</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>untag</source>
            <translation>移除标签</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>up {time}</source>
            <translation>已运行 {time}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/commands.py"></location>
            <source>Up&amp;date app…</source>
            <translation>更新应用(&amp;D)…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>update</source>
            <translation>更新</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/handshake.py"></location>
            <source>Update CaaS Desktop.</source>
            <translation>请更新 CaaS Desktop。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/handshake.py"></location>
            <source>Update Docker to 20.10 or newer (API {wanted}).</source>
            <translation>请将 Docker 更新到 20.10 或更新版本（API {wanted}）。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Update paused</source>
            <translation>更新已暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>Update progress</source>
            <translation>更新进度</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/faults.py"></location>
            <source>Update the program, or move the catalogue aside (it is kept) and start a new one.</source>
            <translation>请更新程序，或将目录库移开（会保留）并新建一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/sealing.py"></location>
            <source>Update the program, or move the vault file aside (it is kept) and start anew.</source>
            <translation>请更新程序，或将保险库文件移开（会保留）并重新开始。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Update {app}</source>
            <translation>更新 {app}</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/service.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Updated</source>
            <translation>更新时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>Updates</source>
            <translation>更新</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <source>Update…</source>
            <translation>更新…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Updating</source>
            <translation>正在更新</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/words.py"></location>
            <source>Updating…</source>
            <translation>正在更新…</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/container.py"></location>
            <source>Uptime</source>
            <translation>运行时长</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/config.py"></location>
            <source>Use</source>
            <translation>用途</translation>
        </message>
        <message>
            <location filename="caas_desktop/secrets/guarded.py"></location>
            <source>Use a key file instead.</source>
            <translation>请改用密钥文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>Use a name or address that the certificate contains.</source>
            <translation>请使用证书中包含的名称或地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>Use at least two letters, digits or _ . - and begin with a letter or digit.</source>
            <translation>至少使用两个字母、数字或 _ . -，并以字母或数字开头。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_config.py"></location>
            <source>Use ProxyJump, or give the jump host in the host's settings.</source>
            <translation>请使用 ProxyJump，或在主机设置中填写跳板主机。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/service_fields.py"></location>
            <source>Use up to 63 letters, digits or _ . - and begin and end with a letter or digit.</source>
            <translation>请使用最多 63 个字母、数字或 _ . -，并以字母或数字开头和结尾。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/service_fields.py"></location>
            <source>Use up to 64 letters, digits or _ . - and begin and end with a letter or digit.</source>
            <translation>请使用最多 64 个字母、数字或 _ . -，并以字母或数字开头和结尾。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_objects.py"></location>
            <source>Used by</source>
            <translation>使用者</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/service_words.py"></location>
            <source>User</source>
            <translation>用户</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>uses the network of the undefined service {shared}</source>
            <translation>使用未定义的服务 {shared} 的网络</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>uses the undefined secret {source}</source>
            <translation>使用未定义的机密 {source}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/consistency.py"></location>
            <source>uses the undefined {kind} {name}</source>
            <translation>使用未定义的 {kind} {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <source>UTC</source>
            <translation>UTC</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/routes_details.py"></location>
            <source>valid until {day}</source>
            <translation>有效期至 {day}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_labels.py"></location>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Value</source>
            <translation>值</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Variable</source>
            <translation>变量</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/template.py"></location>
            <source>variables are nested too deep</source>
            <translation>变量嵌套过深</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>Vault locked</source>
            <translation>保险库已锁定</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/errors.py"></location>
            <source>Vault locked: open it…</source>
            <translation>保险库已锁：请打开…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>Version</source>
            <translation>版本</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Volume</source>
            <translation>卷</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>volume</source>
            <translation>卷</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/create_tables.py"></location>
            <source>Volume or path</source>
            <translation>卷或路径</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/volume.py"></location>
            <source>Volumes</source>
            <translation>卷</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/copying.py"></location>
            <source>Volumes begin empty, their data is not copied: {names}.</source>
            <translation>卷从空开始，其中的数据不会被复制：{names}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/checks.py"></location>
            <source>volumes.{name} is external, and must not have {key}.</source>
            <translation>volumes.{name} 是外部的，不能有 {key}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <source>Wait for that deployment or cancel it among the tasks, then try again.</source>
            <translation>请等待该部署完成，或在任务列表中取消它，然后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>Wait until earlier commands have ended, then try again.</source>
            <translation>请等之前的命令结束后重试。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/change.py"></location>
            <source>Wait until it has ended: a second one would spoil its roll-back.</source>
            <translation>请等其结束：再次更新会破坏它的回滚。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/placement.py"></location>
            <source>Waiting for a node</source>
            <translation>等待节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack_running.py"></location>
            <source>Waiting for its tasks</source>
            <translation>正在等待其任务</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/arrivals.py"></location>
            <source>Waiting for {host}…</source>
            <translation>正在等待 {host}…</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>Waits</source>
            <translation>等待</translation>
        </message>
        <message>
            <location filename="caas_desktop/kinds/task.py"></location>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Wanted</source>
            <translation>期望状态</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/scaling.py"></location>
            <source>wanted</source>
            <translation>期望</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/menus.py"></location>
            <source>Warn and above</source>
            <translation>警告及以上</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/host.py"></location>
            <source>Way of connecting</source>
            <translation>连接方式</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/vault.py"></location>
            <source>Weak: take several words.</source>
            <translation>较弱：请使用多个词。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/templates.py"></location>
            <source>Web server</source>
            <translation>网站服务器</translation>
        </message>
        <message>
            <location filename="ui/service_health.ui"></location>
            <source>wget -q -O /dev/null http://localhost/</source>
            <translation>wget -q -O /dev/null http://localhost/</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>What</source>
            <translation>项目</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <source>What cannot be known of it:</source>
            <translation>无法得知的内容：</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>What changes</source>
            <translation>更改内容</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>What differs</source>
            <translation>差异</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/events_tab.py"></location>
            <source>What happens to it from now on is listed here.</source>
            <translation>此后发生的事件会列在这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>What is in it cannot be read back.</source>
            <translation>其内容无法再读回。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>What is in it is lost.</source>
            <translation>其内容会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/actions.py"></location>
            <source>What its processes hold in memory is lost.</source>
            <translation>其进程内存中的内容会丢失。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>What its secrets hold: they have to be there.</source>
            <translation>其机密的内容：目标处必须已有这些机密。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>What runs there is started on other nodes as far as they may. The last manager takes the cluster with it: services, secrets, configs and networks.</source>
            <translation>其上运行的任务会尽可能在其他节点上启动。最后一个管理节点退出后，整个集群随之消失：服务、机密、配置和网络。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>What signs in to it is kept in the vault.</source>
            <translation>登录所需的凭据保存在保险库中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>What the container writes to its standard output and error appears here.</source>
            <translation>容器写到标准输出和标准错误的内容会显示在这里。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_services.py"></location>
            <source>What was deployed from here stands under Revisions, and can be deployed again.</source>
            <translation>从这里部署过的内容在“版本”中，可以再次部署。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>What was done…</source>
            <translation>查看已完成的内容…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/object_page.py"></location>
            <source>What was known last stays here until you close the tab.</source>
            <translation>最后已知的内容会保留在这里，直到关闭标签页。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>What would be done</source>
            <translation>将要进行的操作</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>What you type goes to the container's main process. Ctrl+C reaches it too, and may stop the container.
Closing the terminal only detaches; so do Ctrl+P Ctrl+Q where the container has a terminal.</source>
            <translation>输入的内容会发送到容器的主进程。Ctrl+C 也会送达，可能使容器停止。
关闭终端只会分离；容器带有终端时，Ctrl+P Ctrl+Q 也会分离。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/comparing.py"></location>
            <source>What {file} held differs.</source>
            <translation>{file} 的内容不同。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>When</source>
            <translation>时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>When it is rolled back</source>
            <translation>回滚时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service.py"></location>
            <source>When it is updated</source>
            <translation>更新时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>Where</source>
            <translation>范围</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_tables.py"></location>
            <source>Where a task runs</source>
            <translation>任务所在节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/crumbs.py"></location>
            <location filename="caas_desktop/views/window/main_window.py"></location>
            <source>Where you are</source>
            <translation>当前位置</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>Whether the addresses of its networks were chosen by somebody.</source>
            <translation>其网络地址是否由人指定。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_compose.py"></location>
            <source>Which file</source>
            <translation>哪个文件</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rebuild.py"></location>
            <source>Which GPUs {service} asked for.</source>
            <translation>{service} 要求了哪些 GPU。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>Whoever has a join token can add a node. New ones make the old ones worthless; nodes that have joined stay.</source>
            <translation>持有加入令牌者即可添加节点。新令牌会使旧令牌失效；已加入的节点不受影响。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Whole log above, matches below</source>
            <translation>上方为完整日志，下方为匹配行</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>Why</source>
            <translation>原因</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster_keys.py"></location>
            <source>With a key, a manager that was restarted belongs to the cluster again only after somebody has given it the key.</source>
            <translation>启用密钥后，重启的管理节点须输入密钥才能重新归入集群。</translation>
        </message>
        <message>
            <location filename="ui/edge.ui"></location>
            <source>With ACME the edge runs on this manager only: names have to lead to it.</source>
            <translation>使用 ACME 时，边缘代理只在此管理节点上运行：域名必须指向它。</translation>
        </message>
        <message>
            <location filename="ui/shell.ui"></location>
            <source>With all p&amp;rivileges of the host</source>
            <translation>拥有主机的全部权限(&amp;R)</translation>
        </message>
        <message>
            <location filename="ui/pull.ui"></location>
            <source>Without a tag, latest is pulled.</source>
            <translation>不带标签时拉取 latest。</translation>
        </message>
        <message>
            <location filename="ui/create_resources.ui"></location>
            <location filename="ui/limits.ui"></location>
            <location filename="ui/service_resources.ui"></location>
            <source>Without end</source>
            <translation>不限时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>Without this manager the cluster would have no leader.</source>
            <translation>缺少此管理节点，集群将没有领导节点。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/templates.py"></location>
            <source>WordPress with a database</source>
            <translation>WordPress 与数据库</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_revisions.py"></location>
            <source>worked</source>
            <translation>成功</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/cluster.py"></location>
            <source>Worker</source>
            <translation>工作节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>worker</source>
            <translation>工作节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>Working directory</source>
            <translation>工作目录</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/job.py"></location>
            <source>Working…</source>
            <translation>正在执行…</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <source>Wrap</source>
            <translation>换行</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/console_keys.py"></location>
            <location filename="caas_desktop/views/logs/view_menu.py"></location>
            <source>Wrap long lines</source>
            <translation>自动换行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <source>Wrap long lines (W)</source>
            <translation>长行自动换行 (W)</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>write</source>
            <translation>写</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/jump.py"></location>
            <source>Write 12:03, 12:03:27, 2026-01-31 12:03, or 15m for 15 minutes ago.</source>
            <translation>请输入 12:03、12:03:27、2026-01-31 12:03，或 15m 表示 15 分钟前。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/loader.py"></location>
            <source>Write `name:` into the file, or give one.</source>
            <translation>请在文件中写入 `name:`，或另行指定。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/service_fields.py"></location>
            <source>Write a constraint like node.role == worker.</source>
            <translation>请填写约束，例如 node.role == worker。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/service_fields.py"></location>
            <source>Write a percentage from 0 to 100.</source>
            <translation>请填写 0 到 100 的百分比。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>Write a size like 512m or 2g.</source>
            <translation>请填写大小，如 512m 或 2g。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/service_fields.py"></location>
            <source>Write a time like 10s or 2m.</source>
            <translation>请填写时长，例如 10s 或 2m。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>Write a whole number.</source>
            <translation>请填写整数。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <source>Write cores like 0.5 or 2.</source>
            <translation>请填写核数，如 0.5 或 2。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/label_query.py"></location>
            <source>Write for example: caas.tenant=acme tier!=dev !old</source>
            <translation>例如：caas.tenant=acme tier!=dev !old</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/logs/field_query.py"></location>
            <source>Write for example: level&gt;=warn status=500 path~^/api</source>
            <translation>例如：level&gt;=warn status=500 path~^/api</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>Write NAME=value, one a line.</source>
            <translation>请写 NAME=值，每行一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/host_fields.py"></location>
            <source>Write the absolute path of a socket.</source>
            <translation>请填写套接字的绝对路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>Write variables as NAME=VALUE, with spaces between them.</source>
            <translation>请将变量写为 NAME=VALUE，以空格分隔。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>written by another tool</source>
            <translation>由其他工具写入</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>yes</source>
            <translation>是</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/service_diff.py"></location>
            <source>Your change</source>
            <translation>你的更改</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>{action} makes no sense here now.</source>
            <translation>“{action}”目前在此不适用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/bulk.py"></location>
            <source>{action} {count}</source>
            <translation>{action} {count} 项</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/bulk.py"></location>
            <source>{action} {count} of {total}</source>
            <translation>{action} {count}/{total} 项</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>{action} {name} failed</source>
            <translation>{action} {name} 失败</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>{action}: {failed} of {total} failed</source>
            <translation>{action}：{total} 项中 {failed} 项失败</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/table.py"></location>
            <source>{address} belongs to another tenant.</source>
            <translation>{address} 属于其他租户。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_fields.py"></location>
            <location filename="caas_desktop/operations/swarm/objects.py"></location>
            <source>{address} is no IP address.</source>
            <translation>{address} 不是 IP 地址。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/table.py"></location>
            <source>{address} is served by another edge already.</source>
            <translation>{address} 已由其他边缘代理承载。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/apply.py"></location>
            <source>{address} leads to another service already.</source>
            <translation>{address} 已通向其他服务。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/table.py"></location>
            <source>{address} leads to {owner} already.</source>
            <translation>{address} 已通向 {owner}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/group_page.py"></location>
            <source>{alive} of {total} containers</source>
            <translation>{alive}/{total} 个容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_page.py"></location>
            <source>{alive} of {total} services</source>
            <translation>{alive}/{total} 个服务</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/adopting.py"></location>
            <source>{app} belongs to {tenant}, its labels say.</source>
            <translation>标签表明 {app} 属于 {tenant}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/rows.py"></location>
            <source>{app} cannot be deployed: {reason}</source>
            <translation>无法部署 {app}：{reason}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <source>{app} has no revision {number}.</source>
            <translation>{app} 没有版本 {number}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/adopting.py"></location>
            <source>{app} has revisions here already.</source>
            <translation>{app} 在这里已有版本。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/revisions.py"></location>
            <source>{app} is being deployed already.</source>
            <translation>{app} 正在部署中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/adopting.py"></location>
            <source>{app} is not adopted.</source>
            <translation>{app} 未被接管。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/copying.py"></location>
            <source>{app} is there already: give the copy another name.</source>
            <translation>{app} 已在那里：请给副本另起一个名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/outcome.py"></location>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>{app} was deployed half way</source>
            <translation>{app} 只部署了一半</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>{bounds} replicas, {targets}, cool-down {count} seconds</source>
            <translation>{bounds} 个副本，{targets}，冷却 {count} 秒</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/deployment.py"></location>
            <source>{count} changed</source>
            <translation>已更改 {count} 个</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/cards.py"></location>
            <source>{count} containers</source>
            <translation>{count} 个容器</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>{count} containers do not end yet</source>
            <translation>{count} 个容器还没有结束</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/facts.py"></location>
            <source>{count} cores</source>
            <translation>{count} 核</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/deployment.py"></location>
            <source>{count} created</source>
            <translation>已创建 {count} 个</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>{count} for now</source>
            <translation>暂时 {count} 个</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/wanted.py"></location>
            <source>{count} hosts wait for an answer from you</source>
            <translation>{count} 台主机在等待您的答复</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/node_looks.py"></location>
            <source>{count} issues</source>
            <translation>{count} 个问题</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>{count} may be lost</source>
            <translation>还可失去 {count} 个</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/graph/tab.py"></location>
            <source>{count} more</source>
            <translation>另有 {count} 个</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/badges.py"></location>
            <source>{count} new errors</source>
            <translation>{count} 个新错误</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>{count} not reachable</source>
            <translation>{count} 台无法连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/dashboard.py"></location>
            <source>{count} of {total}</source>
            <translation>{count}/{total}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/remove.py"></location>
            <source>{count} of {total} still running: without force they are refused.</source>
            <translation>{total} 个中有 {count} 个仍在运行：不强制终止则会被拒绝。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/deployment.py"></location>
            <source>{count} removed</source>
            <translation>已删除 {count} 个</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>{count} wanted</source>
            <translation>需要 {count} 个</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/cluster_commands.py"></location>
            <source>{count} {kinds}</source>
            <translation>{count} 个{kinds}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>{done} of {total} logs</source>
            <translation>{done}/{total} 个日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/service_tabs.py"></location>
            <source>{done} of {total} tasks are new</source>
            <translation>{total} 个任务中 {done} 个已更新</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/canonical.py"></location>
            <source>{entry} must be default or ID=PATH</source>
            <translation>{entry} 必须是 default 或 ID=PATH</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/canonical.py"></location>
            <source>{entry} must be NAME=VALUE</source>
            <translation>{entry} 必须是 NAME=VALUE</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/canonical.py"></location>
            <location filename="caas_desktop/operations/compose/sources.py"></location>
            <source>{error}.</source>
            <translation>{error}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/write.py"></location>
            <source>{field}: {problem}</source>
            <translation>{field}：{problem}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/model.py"></location>
            <source>{file} has no services to extend.</source>
            <translation>{file} 中没有可以扩展的服务。</translation>
        </message>
        <message>
            <location filename="caas_desktop/app/adapters.py"></location>
            <location filename="caas_desktop/viewmodels/errors.py"></location>
            <source>{first} {second}</source>
            <translation>{first}{second}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>{first}, {kind}</source>
            <translation>{first}、{kind}</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <location filename="caas_desktop/operations/apps/deployment.py"></location>
            <source>{first}, {second}</source>
            <translation>{first}，{second}</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/errors.py"></location>
            <source>{first}. {second}</source>
            <translation>{first}。{second}</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>{first}: {second}</source>
            <translation>{first}：{second}</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>{first}; {second}</source>
            <translation>{first}；{second}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/loader.py"></location>
            <source>{given} is no name of a project: it may have small letters, digits, hyphens and underscores, and begins with a letter or digit.</source>
            <translation>{given} 不能作为项目名称：只能有小写字母、数字、连字符和下划线，并以字母或数字开头。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host} answered with status {status}.</source>
            <translation>{host} 应答状态码 {status}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/session.py"></location>
            <source>{host} closed the connection.</source>
            <translation>{host} 关闭了连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host} did not answer within {seconds} s.</source>
            <translation>{host} 在 {seconds} 秒内没有应答。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/helper.py"></location>
            <source>{host} did not name the new container.</source>
            <translation>{host} 没有返回新容器的名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/create.py"></location>
            <source>{host} did not tell the new container's id.</source>
            <translation>{host} 没有给出新容器的 ID。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host} does not accept it: “{words}”.</source>
            <translation>{host} 不接受：“{words}”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>{host} does not accept our client certificate.</source>
            <translation>{host} 不接受我们的客户端证书。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host} does not allow it: “{words}”.</source>
            <translation>{host} 不允许此操作：“{words}”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/operations/refresh.py"></location>
            <source>{host} does not answer like a Docker Engine: {what}.</source>
            <translation>{host} 的应答不像 Docker 引擎：{what}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/arrivals.py"></location>
            <source>{host} does not answer; looking whether it is there…</source>
            <translation>{host} 没有响应，正在检查是否可用…</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host} got no image from the registry {registry}: “{words}”.</source>
            <translation>{host} 未能从镜像仓库 {registry} 取得镜像：“{words}”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/prepare.py"></location>
            <source>{host} has no image {image}.</source>
            <translation>{host} 上没有镜像 {image}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/volumes.py"></location>
            <source>{host} has no volume {name}: a node without one makes an empty one, and nothing tells it.</source>
            <translation>{host} 没有卷 {name}：没有该卷的节点会创建一个空卷，而且不会给出提示。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <source>{host} has not found it: “{words}”.</source>
            <translation>{host} 上没有找到：“{words}”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <source>{host} has to sign in: “{words}”.</source>
            <translation>{host} 需要登录：“{words}”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host} is busy: a request waited {seconds} s for its turn.</source>
            <translation>{host} 繁忙：请求已等待 {seconds} 秒。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/check.py"></location>
            <source>{host} is connected; a second connection shows whether all is well.</source>
            <translation>{host} 已连接；再建立一个连接以检查是否一切正常。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/rights.py"></location>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>{host} is marked read-only.</source>
            <translation>{host} 已标记为只读。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/cluster.py"></location>
            <source>{host} is no manager of a cluster.</source>
            <translation>{host} 不是集群的管理节点。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/commands.py"></location>
            <location filename="caas_desktop/operations/containers/creations.py"></location>
            <source>{host} is not connected.</source>
            <translation>{host} 未连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>{host} is not reached over SSH, so there is no shell on it.</source>
            <translation>{host} 不是通过 SSH 连接的，因此没有主机 Shell。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/cluster.py"></location>
            <source>{host} is still a manager after {seconds} s.</source>
            <translation>{seconds} 秒后 {host} 仍是管理节点。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <location filename="caas_desktop/engine/json_lines.py"></location>
            <source>{host} reports an error: “{words}”.</source>
            <translation>{host} 报告错误：“{words}”。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/handshake.py"></location>
            <source>{host} runs Docker {version}, whose API {newest} is too old.</source>
            <translation>{host} 运行 Docker {version}，其 API {newest} 过旧。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/terminal/exec.py"></location>
            <source>{host} sent an answer without an id.</source>
            <translation>{host} 的回答中没有 ID。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/refresh.py"></location>
            <source>{host} sent an unreadable {kind}.</source>
            <translation>{host} 发来的{kind}数据无法解析。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/trust.py"></location>
            <source>{host} shows a key that no list of known hosts has.</source>
            <translation>{host} 出示的密钥不在任何已知主机列表中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/handshake.py"></location>
            <source>{host} speaks only API {oldest} and newer, which this program does not know.</source>
            <translation>{host} 只支持 API {oldest} 及更新版本，本程序尚不支持。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/placement.py"></location>
            <source>{host}, not connected</source>
            <translation>{host}，未连接</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/probe.py"></location>
            <source>{host}: a check did not end in time.</source>
            <translation>{host}：检查未按时结束。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/probe.py"></location>
            <source>{host}: a check wrote too much.</source>
            <translation>{host}：检查的输出过多。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/session.py"></location>
            <source>{host}: internal error ({name}).</source>
            <translation>{host}：内部错误（{name}）。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_link.py"></location>
            <source>{host}: no answer from the Docker socket {path} over SSH.</source>
            <translation>{host}：经 SSH 访问 Docker 套接字 {path} 没有应答。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: no answer from {where}.</source>
            <translation>{host}：{where} 没有应答。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: no connection to {where}.</source>
            <translation>{host}：无法连接 {where}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: no Docker Engine listens on {path}.</source>
            <translation>{host}：没有 Docker 引擎在 {path} 上监听。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: no permission to use the Docker socket {path}.</source>
            <translation>{host}：无权使用 Docker 套接字 {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>{host}: no secure connection to {where}.</source>
            <translation>{host}：无法与 {where} 建立安全连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: nothing listens on {where}.</source>
            <translation>{host}：{where} 上没有程序监听。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_config.py"></location>
            <source>{host}: ProxyCommand in {path} is not supported.</source>
            <translation>{host}：不支持 {path} 中的 ProxyCommand。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>{host}: the certificate of {where} has expired.</source>
            <translation>{host}：{where} 的证书已过期。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>{host}: the certificate of {where} is for another name.</source>
            <translation>{host}：{where} 的证书属于其他名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>{host}: the certificate of {where} is not valid yet.</source>
            <translation>{host}：{where} 的证书尚未生效。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>{host}: the certificate of {where} is signed by an authority we do not trust.</source>
            <translation>{host}：{where} 的证书由不受信任的机构签发。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: the Docker Engine on {path} accepts no connection.</source>
            <translation>{host}：{path} 上的 Docker 引擎不接受连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_link.py"></location>
            <source>{host}: the Docker socket {socket} does not accept connections any more.</source>
            <translation>{host}：Docker 套接字 {socket} 不再接受连接。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/probe.py"></location>
            <source>{host}: the file was not written.</source>
            <translation>{host}：文件未能写入。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>{host}: the jump host cannot reach {where}.</source>
            <translation>{host}：跳板主机无法访问 {where}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_config.py"></location>
            <source>{host}: the jump hosts of {name} lead in a circle.</source>
            <translation>{host}：{name} 的跳板主机形成循环。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <location filename="caas_desktop/engine/tls_link.py"></location>
            <source>{host}: the key {key} needs its passphrase.</source>
            <translation>{host}：密钥 {key} 需要口令。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: the name of {where} cannot be resolved.</source>
            <translation>{host}：无法解析 {where} 的名称。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <location filename="caas_desktop/engine/tls_link.py"></location>
            <source>{host}: the passphrase of {key} is wrong.</source>
            <translation>{host}：密钥 {key} 的口令错误。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <source>{host}: the password of {who} is wrong.</source>
            <translation>{host}：{who} 的密码错误。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_config.py"></location>
            <source>{host}: the SSH configuration {path} cannot be used.</source>
            <translation>{host}：无法使用 SSH 配置 {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>{host}: the SSH key of {server} is revoked.</source>
            <translation>{host}：{server} 的 SSH 密钥已被吊销。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_link.py"></location>
            <source>{host}: the SSH server gives no shell.</source>
            <translation>{host}：SSH 服务器不提供 Shell。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: there is no Docker socket at {path}.</source>
            <translation>{host}：{path} 处没有 Docker 套接字。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <source>{host}: there is no key to offer to {who}.</source>
            <translation>{host}：没有可提供给 {who} 的密钥。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: there is no route to {where}.</source>
            <translation>{host}：没有通往 {where} 的网络路由。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/errors.py"></location>
            <source>{host}: this machine does not allow connections to {where}.</source>
            <translation>{host}：本机不允许连接 {where}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_group.py"></location>
            <source>{host}: too many streams are open over SSH.</source>
            <translation>{host}：经 SSH 打开的数据流过多。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>{host}: {server} shows another SSH key than the known one.</source>
            <translation>{host}：{server} 出示的 SSH 密钥与已知的不同。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/check.py"></location>
            <source>{host}: {state}. A test shows whether it can be reached.</source>
            <translation>{host}：{state}。测试会显示能否连接到它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_link.py"></location>
            <source>{host}: {what} {path} cannot be read.</source>
            <translation>{host}：无法读取{what} {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_link.py"></location>
            <source>{host}: {what} {path} is not valid.</source>
            <translation>{host}：{what} {path} 无效。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/tls_errors.py"></location>
            <source>{host}: {where} does not speak TLS.</source>
            <translation>{host}：{where} 不使用 TLS。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <source>{host}: {who} accepts none of our {count} keys.</source>
            <translation>{host}：{who} 不接受我们的 {count} 个密钥中的任何一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_auth.py"></location>
            <source>{host}: {who} needs a password.</source>
            <translation>{host}：{who} 需要密码。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/creations.py"></location>
            <source>{image} is not there yet: pulling.</source>
            <translation>还没有 {image}：正在拉取。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/dotenv.py"></location>
            <source>{key} is no name of a variable</source>
            <translation>{key} 不是变量名</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/model.py"></location>
            <source>{kind}.{name} is also in an included file, and differs.</source>
            <translation>{kind}.{name} 也在被包含的文件中，而且不同。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/checks.py"></location>
            <source>{kind}.{name} needs one of {keys}.</source>
            <translation>{kind}.{name} 需要以下之一：{keys}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/risky.py"></location>
            <source>{kind}.{name} would be read from {file}.</source>
            <translation>将从 {file} 读取 {kind}.{name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/checks.py"></location>
            <source>{kind}.{name}: {keys} exclude each other.</source>
            <translation>{kind}.{name}：{keys} 不能同时使用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/routes.py"></location>
            <source>{label} is no part of a DNS name.</source>
            <translation>{label} 不能作为 DNS 名称的一部分。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/quantities.py"></location>
            <source>{line} is not a command line: a quote or bracket is open</source>
            <translation>{line} 不是命令行：引号或括号没有闭合</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>{metric} of no task is known</source>
            <translation>没有任何任务的{metric}数据</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>{metric} {used} % of target {target} %</source>
            <translation>{metric} {used} %，目标 {target} %</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/scaling_words.py"></location>
            <source>{missing} of {all} tasks not measured</source>
            <translation>{all} 个任务中有 {missing} 个未测量</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/deploy.py"></location>
            <source>{name} cannot be read.</source>
            <translation>无法读取 {name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/starting.py"></location>
            <source>{name} cannot be started. {reason}</source>
            <translation>{name} 无法启动。{reason}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/containers/starting.py"></location>
            <source>{name} cannot be started: port {port} of {host} is taken by {other}.</source>
            <translation>{name} 无法启动：{host} 的端口 {port} 已被 {other} 占用。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>{name} cannot be written.</source>
            <translation>无法写入 {name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/waiting.py"></location>
            <source>{name} did not become ready within {seconds} s.</source>
            <translation>{name} 在 {seconds} 秒内未就绪。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/deploy.py"></location>
            <source>{name} did not come up: {reason}</source>
            <translation>{name} 未能启动：{reason}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/object_commands.py"></location>
            <source>{name} does not end yet</source>
            <translation>{name} 还没有结束</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/staying.py"></location>
            <source>{name} does not stay up: it ended with code {code}.</source>
            <translation>{name} 无法保持运行：以代码 {code} 结束。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack_running.py"></location>
            <source>{name} ended badly: {reason}</source>
            <translation>{name} 异常结束：{reason}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/waiting.py"></location>
            <source>{name} ended with code {code}.</source>
            <translation>{name} 已退出，代码 {code}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/services.py"></location>
            <source>{name} has no earlier version to go back to.</source>
            <translation>{name} 没有可回滚的旧版本。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/waiting.py"></location>
            <source>{name} has no health check, and another service waits for it.</source>
            <translation>{name} 没有健康检查，而另一个服务正在等待它。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/recreate.py"></location>
            <source>{name} is a task of a Swarm service.</source>
            <translation>{name} 是 Swarm 服务的任务。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone_plan.py"></location>
            <source>{name} is external; only a cluster keeps such objects.</source>
            <translation>{name} 为外部对象；只有集群才保存此类对象。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>{name} is no name of a host</source>
            <translation>{name} 不是主机名</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/waiting.py"></location>
            <source>{name} is unhealthy.</source>
            <translation>{name} 不健康。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/adopt.py"></location>
            <location filename="caas_desktop/views/dialogs/app_plan.py"></location>
            <location filename="caas_desktop/views/dialogs/cluster_labels.py"></location>
            <location filename="caas_desktop/views/dialogs/limits.py"></location>
            <location filename="caas_desktop/views/dialogs/rename.py"></location>
            <location filename="caas_desktop/views/dialogs/scaling.py"></location>
            <location filename="caas_desktop/views/dialogs/service_scale.py"></location>
            <location filename="caas_desktop/views/dialogs/shell.py"></location>
            <source>{name} on {host}</source>
            <translation>{host} 上的 {name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/routes/recreate.py"></location>
            <source>{name} removes itself when it stops, so it cannot be replaced.</source>
            <translation>{name} 停止时会自动移除，因此无法替换。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/services.py"></location>
            <source>{name} runs once on every node.</source>
            <translation>{name} 在每个节点上运行一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/write.py"></location>
            <source>{name} runs once on every node; only a replicated service can be scaled.</source>
            <translation>{name} 在每个节点上运行一个；只有副本模式的服务可以伸缩。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <location filename="caas_desktop/domain/service_spec.py"></location>
            <source>{name} stands here twice.</source>
            <translation>{name} 在此出现了两次。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/scaling/write.py"></location>
            <source>{name} was changed by somebody else meanwhile.</source>
            <translation>其间有人更改了 {name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/app_commands.py"></location>
            <source>{name} was written.</source>
            <translation>已写入 {name}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>{name}, since {time}</source>
            <translation>{name}，自 {time} 起</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/secret_config.py"></location>
            <source>{name}, {size} bytes</source>
            <translation>{name}，{size} 字节</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/canonical.py"></location>
            <source>{name}: name and external.name differ; write only name.</source>
            <translation>{name}：name 与 external.name 不同；请只写 name。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/nodes.py"></location>
            <source>{node} is not connected: connect it to reach what runs there.</source>
            <translation>{node} 未连接：请连接它以访问其上运行的内容。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>{n} failed</source>
            <translation>{n} 个失败</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>{n} found</source>
            <translation>找到 {n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>{n} h</source>
            <translation>{n} 小时</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/notes.py"></location>
            <source>{n} lines</source>
            <translation>{n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/states.py"></location>
            <source>{n} lines are held.</source>
            <translation>已保留 {n} 行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>{n} lines read</source>
            <translation>已读取 {n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/exporting.py"></location>
            <location filename="caas_desktop/views/window/terminal_commands.py"></location>
            <source>{n} lines saved</source>
            <translation>已保存 {n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/notes.py"></location>
            <source>{n} more containers are not read</source>
            <translation>另有 {n} 个容器未读取</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/body.py"></location>
            <source>{n} new lines</source>
            <translation>{n} 行新日志</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/search_panel.py"></location>
            <source>{n} not to the end</source>
            <translation>{n} 个未读完</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/searchbar.py"></location>
            <source>{n} of {total}</source>
            <translation>{n}/{total}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/chips.py"></location>
            <source>{n} of {total} sources</source>
            <translation>{n}/{total} 个来源</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/notes.py"></location>
            <source>{n} oldest lines dropped</source>
            <translation>已丢弃最旧的 {n} 行</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/specs.py"></location>
            <source>{n} s</source>
            <translation>{n} 秒</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/look/bulk.py"></location>
            <source>{n} selected</source>
            <translation>已选择 {n} 项</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/app_graph.py"></location>
            <source>{one} needs {other}</source>
            <translation>{one} 依赖 {other}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/merging.py"></location>
            <source>{path} cannot be merged: one is {base}, the other {over}.</source>
            <translation>{path} 无法合并：一个是{base}，另一个是{over}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/files.py"></location>
            <source>{path} cannot be read: {reason}.</source>
            <translation>无法读取 {path}：{reason}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>{path} has an unknown key {key}.</source>
            <translation>{path} 有未知的键 {key}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/merging.py"></location>
            <source>{path} has too many address pools.</source>
            <translation>{path} 的地址池过多。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/files.py"></location>
            <source>{path} is larger than {size} MiB.</source>
            <translation>{path} 大于 {size} MiB。</translation>
        </message>
        <message>
            <location filename="caas_desktop/domain/container_spec.py"></location>
            <source>{path} is mounted twice.</source>
            <translation>{path} 被挂载了两次。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/requests_of.py"></location>
            <source>{path} is no path of the Docker API.</source>
            <translation>{path} 不是 Docker API 的路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/files.py"></location>
            <source>{path} is no path.</source>
            <translation>{path} 不是路径。</translation>
        </message>
        <message>
            <location filename="caas_desktop/catalogue/place.py"></location>
            <source>{path} is not a file.</source>
            <translation>{path} 不是文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/files.py"></location>
            <source>{path} is not among the files that were kept.</source>
            <translation>{path} 不在保留的文件之中。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/files.py"></location>
            <source>{path} is remote; files are read from disk only.</source>
            <translation>{path} 是远程的；只从磁盘读取文件。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/merging.py"></location>
            <source>{path} must be a list.</source>
            <translation>{path} 必须是列表。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/files.py"></location>
            <source>{path} would be read, outside of the project's folder.</source>
            <translation>将读取项目文件夹之外的 {path}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/refusing.py"></location>
            <source>{path} {what}.</source>
            <translation>{path} {what}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_link.py"></location>
            <source>{path}, through docker system dial-stdio</source>
            <translation>{path}，经由 docker system dial-stdio</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/canonical.py"></location>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <location filename="caas_desktop/operations/compose/interpolate.py"></location>
            <source>{path}: {error}.</source>
            <translation>{path}：{error}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>{percent} % to {service}</source>
            <translation>{percent} % 到 {service}</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>{reachable} of {total} managers</source>
            <translation>{reachable}/{total} 个管理节点</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/window/status_line.py"></location>
            <source>{ready} / {total} hosts</source>
            <translation>{ready} / {total} 台主机</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_page.py"></location>
            <source>{ready} of {total} nodes ready</source>
            <translation>{ready}/{total} 个节点就绪</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/host_page.py"></location>
            <source>{reason} (since {time})</source>
            <translation>{reason}（自 {time}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/overview.py"></location>
            <source>{reason} · as of {time}</source>
            <translation>{reason} · 截至 {time}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack_running.py"></location>
            <source>{running} of {wanted} tasks run.</source>
            <translation>{wanted} 个任务中有 {running} 个在运行。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/steps.py"></location>
            <source>{seconds} s</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>{service} has a container name of its own, so there can be one only.</source>
            <translation>{service} 有自己的容器名称，因此只能有一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>{service} has a fixed address, so there can be one only.</source>
            <translation>{service} 有固定地址，因此只能有一个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/standalone.py"></location>
            <source>{service} needs a container of {other}, and there is none.</source>
            <translation>{service} 需要 {other} 的容器，但没有。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>{service} of {app} has no container on {host}.</source>
            <translation>{app} 的 {service} 在 {host} 上没有容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/replicas.py"></location>
            <source>{service} publishes port {port} of its host, which one container only can have.</source>
            <translation>{service} 发布主机的端口 {port}，而它只能归一个容器。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/comparing.py"></location>
            <source>{service} ran another image: {old} → {new}</source>
            <translation>{service} 运行的是另一个镜像：{old} → {new}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/stack.py"></location>
            <source>{service} would have to be built, and every node needs its image. Push it to a registry, then name it in `image`.</source>
            <translation>{service} 须先构建，且每个节点都需要其镜像。请推送到镜像仓库，再写入 `image`。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/cluster_objects.py"></location>
            <source>{size} bytes</source>
            <translation>{size} 字节</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/mounts.py"></location>
            <source>{spec} has an empty part between colons</source>
            <translation>{spec} 的冒号之间有空白部分</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/ports.py"></location>
            <source>{spec} has no container port</source>
            <translation>{spec} 没有容器端口</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/ports.py"></location>
            <source>{spec} has ranges of different lengths</source>
            <translation>{spec} 中范围的长度不同</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/mounts.py"></location>
            <source>{spec} has too many colons</source>
            <translation>{spec} 中的冒号过多</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/ports.py"></location>
            <source>{spec}: {protocol} is not tcp, udp or sctp</source>
            <translation>{spec}：{protocol} 不是 tcp、udp 或 sctp</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/ports.py"></location>
            <source>{spec}: {text} is not a port or a range of ports</source>
            <translation>{spec}：{text} 不是端口或端口范围</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/ports.py"></location>
            <source>{spec}: {text} is not an IP address</source>
            <translation>{spec}：{text} 不是 IP 地址</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/ports.py"></location>
            <source>{spec}: {text} runs backwards</source>
            <translation>{spec}：{text} 的顺序颠倒</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/panel.py"></location>
            <source>{start} – {end}, every {step}</source>
            <translation>{start} – {end}，每 {step}</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/warn.py"></location>
            <source>{subject}.{key} cannot be deployed: {reason}.</source>
            <translation>{subject}.{key} 无法部署：{reason}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/warn.py"></location>
            <source>{subject}.{key} is ignored: {reason}.</source>
            <translation>{subject}.{key} 被忽略：{reason}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/pages/placement.py"></location>
            <source>{tasks} tasks run on {nodes} nodes</source>
            <translation>{tasks} 个任务运行在 {nodes} 个节点上</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/quantities.py"></location>
            <source>{text} is not a duration such as 90s or 1h30m</source>
            <translation>{text} 不是像 90s 或 1h30m 这样的时长</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/interpolate.py"></location>
            <source>{text} is not a number</source>
            <translation>{text} 不是数字</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/quantities.py"></location>
            <source>{text} is not a size such as 64m or 1.5gb</source>
            <translation>{text} 不是像 64m 或 1.5gb 这样的大小</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/interpolate.py"></location>
            <source>{text} is not a whole number</source>
            <translation>{text} 不是整数</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/interpolate.py"></location>
            <source>{text} is not true or false</source>
            <translation>{text} 不是 true 或 false</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>{text} lacks an address</source>
            <translation>{text} 缺少地址</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/charts/services.py"></location>
            <source>{title}: {shown} of {total}</source>
            <translation>{title}：{total} 个中的 {shown} 个</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/route_rows.py"></location>
            <source>{tls}, redirects</source>
            <translation>{tls}，重定向</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/chips.py"></location>
            <source>{total} sources</source>
            <translation>{total} 个来源</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/canonical.py"></location>
            <source>{value} has too many colons; write the device in the long form</source>
            <translation>{value} 中的冒号过多；请用长格式写设备</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/quantities.py"></location>
            <source>{value} is not a number that Docker takes</source>
            <translation>{value} 不是 Docker 接受的数字</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/codec.py"></location>
            <source>{value} is not an octal mode</source>
            <translation>{value} 不是八进制模式</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/quantities.py"></location>
            <source>{value} is too large</source>
            <translation>{value} 过大</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>{verb} {count} of {total}?</source>
            <translation>{verb} {count}/{total} 项？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>{verb} {count} {kinds}?</source>
            <translation>{verb} {count} 个{kinds}？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>{verb} {kind} {name}?</source>
            <translation>{verb}{kind} {name}？</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/dialogs/confirm.py"></location>
            <source>{verb}: {name}</source>
            <translation>{verb}：{name}</translation>
        </message>
        <message>
            <location filename="caas_desktop/engine/ssh_open.py"></location>
            <source>{where} does not speak SSH</source>
            <translation>{where} 不使用 SSH</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>{words} ({time})</source>
            <translation>{words}（{time}）</translation>
        </message>
        <message>
            <location filename="caas_desktop/viewmodels/scaling.py"></location>
            <source>{words}, paused</source>
            <translation>{words}，已暂停</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/apps/deployment.py"></location>
            <source>{words}.</source>
            <translation>{words}。</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/swarm/cluster.py"></location>
            <location filename="caas_desktop/operations/swarm/objects.py"></location>
            <source>{word} is no network like 10.20.0.0/16.</source>
            <translation>{word} 不是 10.20.0.0/16 这样的网络。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/logs/bar.py"></location>
            <source>Δ time</source>
            <translation>Δ 时间</translation>
        </message>
        <message>
            <location filename="caas_desktop/operations/compose/errors.py"></location>
            <location filename="caas_desktop/views/dialogs/plan_table.py"></location>
            <source>… and {count} more.</source>
            <translation>… 还有 {count} 个。</translation>
        </message>
        <message>
            <location filename="caas_desktop/views/terminal/pane.py"></location>
            <source>● REC</source>
            <translation>● 录制</translation>
        </message>
    </context>
</TS>
